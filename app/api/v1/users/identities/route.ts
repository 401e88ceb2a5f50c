// GET /api/v1/users/identities
import { ownIdentities } from '@/lib/accounts/identities/reads'
import { IdentityList } from '@/lib/accounts/identities/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your sign-ins elsewhere',
  description:
    'Accounts at other providers by which you sign in here, the oldest first. They are connected in a browser.',
  permission: 'account.keep',
  reply: IdentityList,
  run: async ctx => ({ items: await ownIdentities(ctx) }),
})
