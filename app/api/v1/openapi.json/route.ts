// GET /api/v1/openapi.json: the document that `npm run openapi` makes of the schemas.
import document from '@/docs/openapi.json'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'This document',
  permission: 'site.read',
  reply: 'bytes',
  async run() {
    return Response.json(document, { headers: { 'cache-control': 'public, max-age=300' } })
  },
})
