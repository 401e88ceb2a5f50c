// GET /api/health/ready: the process can do its work.
import { z } from 'zod'
import { health } from '@/lib/platform/health'
import { endpoint, Reply } from '@/lib/web/endpoint'

const Check = z.object({ state: z.enum(['ok', 'memory', 'down']), latencyMs: z.int() }).meta({ id: 'HealthCheck' })
const Health = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    checks: z.object({ database: Check, cache: Check, queue: Check }),
  })
  .meta({ id: 'Health' })

export const GET = endpoint({
  summary: 'Whether the process can do its work',
  description: 'Answers 503 with `Retry-After` while the database is down; without cache or queue it is `degraded`.',
  permission: 'site.read',
  anonymous: true,
  reply: Health,
  alsoStatus: [503],
  async run() {
    const found = await health()
    return found.status === 'down' ? new Reply(found, { status: 503, headers: { 'retry-after': '5' } }) : found
  },
})
