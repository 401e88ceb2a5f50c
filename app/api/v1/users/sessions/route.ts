// GET and DELETE /api/v1/users/sessions
import { ownSessions } from '@/lib/accounts/sessions/reads'
import { revokeOtherSessions } from '@/lib/accounts/sessions/revoke-session'
import { SessionList } from '@/lib/accounts/sessions/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your sessions',
  description: 'Browsers and API clients that are signed in, the last used first.',
  permission: 'account.keep',
  reply: SessionList,
  run: async ctx => ({ items: await ownSessions(ctx) }),
})

export const DELETE = endpoint({
  summary: 'End all other sessions',
  description: 'All but the one that asks: their cookies and tokens stop working at once.',
  permission: 'account.keep',
  reply: null,
  async run(ctx) {
    await revokeOtherSessions(ctx)
  },
})
