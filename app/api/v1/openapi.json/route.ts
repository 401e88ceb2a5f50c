// GET /api/v1/openapi.json: the document that `npm run openapi` makes of the schemas.
import document from '@/docs/openapi.json'
import { endpoint, responseOf, revalidated } from '@/lib/web/endpoint'

const TEXT = JSON.stringify(document)

export const GET = endpoint({
  summary: 'This document',
  permission: 'site.read',
  reply: 'bytes',
  async run(_, { request }) {
    const headers = { 'content-type': 'application/json' }
    return responseOf(revalidated(request, { status: 200, headers, text: TEXT }))
  },
})
