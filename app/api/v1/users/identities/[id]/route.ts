// DELETE /api/v1/users/identities/:id
import { IdentityParams } from '@/lib/accounts/identities/schemas'
import { unlinkIdentity } from '@/lib/accounts/identities/unlink-identity'
import { endpoint } from '@/lib/web/endpoint'

export const DELETE = endpoint({
  summary: 'Disconnect a sign-in elsewhere',
  description:
    'Ends all your other sessions. 403 `password_required` where the password is too long ago, 409 `last_way_in` where nothing would be left to sign in with.',
  permission: 'account.keep',
  problems: ['password_required', 'last_way_in'],
  params: IdentityParams,
  reply: null,
  run: (ctx, { params }) => unlinkIdentity(ctx, params),
})
