// GET /api/health/live: the process answers.
import { z } from 'zod'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Whether the process is alive',
  permission: 'site.read',
  anonymous: true,
  reply: z.object({ status: z.literal('ok') }),
  async run() {
    return { status: 'ok' as const }
  },
})
