// POST /api/v1/auth/logout
import { closeSession } from '@/lib/accounts/close-session'
import { RefreshInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'End a session',
  permission: 'account.keep',
  body: RefreshInput,
  reply: null,
  run: (ctx, { body }) => closeSession(ctx, body),
})
