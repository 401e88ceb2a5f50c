// PUT and POST /api/v1/users/password
import { changePassword } from '@/lib/accounts/change-password'
import { ChangePasswordInput, ProvePasswordInput } from '@/lib/accounts/schemas'
import { provePassword } from '@/lib/accounts/sessions/prove-password'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Change your password',
  description: 'Ends all your other sessions.',
  permission: 'account.keep',
  problems: ['no_password'],
  body: ChangePasswordInput,
  reply: null,
  run: (ctx, { body }) => changePassword(ctx, body),
})

export const POST = endpoint({
  summary: 'Give your password once more',
  description: 'Sensitive changes (403 `password_required`) are open for ten minutes afterwards.',
  permission: 'account.keep',
  problems: ['no_password'],
  body: ProvePasswordInput,
  reply: null,
  run: (ctx, { body }) => provePassword(ctx, body),
})
