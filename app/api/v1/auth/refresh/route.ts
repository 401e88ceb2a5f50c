// POST /api/v1/auth/refresh
import { refreshSession } from '@/lib/accounts/refresh-session'
import { RefreshInput, Tokens } from '@/lib/accounts/schemas'
import { clientOf } from '@/lib/web/client'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Trade a refresh token for a new pair',
  description:
    'The old token dies. A replay within 10 s by the same client gets the same new pair; later the whole family is revoked.',
  permission: 'account.enter',
  body: RefreshInput,
  reply: Tokens,
  run: (ctx, { body, request }) => refreshSession(ctx, { ...body, client: clientOf(request) }),
})
