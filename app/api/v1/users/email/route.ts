// PUT and POST /api/v1/users/email
import { requestEmailChange } from '@/lib/accounts/links/change-email'
import { requestVerification } from '@/lib/accounts/links/verify-email'
import { ChangeEmailInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Ask to use another e-mail address',
  description: 'Both addresses are told; it changes once the new one is confirmed. Needs a recent password.',
  permission: 'account.keep',
  problems: ['password_required'],
  body: ChangeEmailInput,
  reply: null,
  run: (ctx, { body }) => requestEmailChange(ctx, body),
})

export const POST = endpoint({
  summary: 'Have the link that confirms your address mailed again',
  permission: 'account.keep',
  reply: null,
  run: ctx => requestVerification(ctx),
})
