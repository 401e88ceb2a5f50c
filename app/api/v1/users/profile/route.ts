// GET and PUT /api/v1/users/profile
import { ownProfile } from '@/lib/accounts/reads'
import { UpdateProfileInput, User } from '@/lib/accounts/schemas'
import { updateProfile } from '@/lib/accounts/update-profile'
import { requireUser } from '@/lib/core/context'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your own profile',
  permission: 'account.keep',
  reply: User,
  run: ctx => ownProfile(ctx, requireUser(ctx).id),
})

export const PUT = endpoint({
  summary: 'Change your own profile',
  permission: 'account.keep',
  body: UpdateProfileInput,
  reply: User,
  run: (ctx, { body }) => updateProfile(ctx, body),
})
