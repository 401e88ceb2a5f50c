// DELETE /api/v1/users/sessions/:id
import { revokeSession } from '@/lib/accounts/sessions/revoke-session'
import { SessionParams } from '@/lib/accounts/sessions/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const DELETE = endpoint({
  summary: 'End one of your sessions',
  description: 'Its cookie and its tokens stop working at once.',
  permission: 'account.keep',
  params: SessionParams,
  reply: null,
  run: (ctx, { params }) => revokeSession(ctx, { sessionId: params.id }),
})
