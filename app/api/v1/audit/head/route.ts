// GET /api/v1/audit/head
import { chainState } from '@/lib/audit/reads'
import { ChainState } from '@/lib/audit/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Where the chain of the audit trail ends, to be kept elsewhere; for admins',
  permission: 'audit.read',
  reply: ChainState,
  run: ctx => chainState(ctx),
})
