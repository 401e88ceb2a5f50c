// POST /api/v1/auth/reset-password
import { resetPassword } from '@/lib/accounts/links/reset-password'
import { ResetPasswordInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Set a new password with the mailed token',
  description: 'Ends all sessions. A token works once, within an hour (409 `link_expired`).',
  permission: 'account.recover',
  problems: ['link_expired'],
  body: ResetPasswordInput,
  reply: null,
  run: (ctx, { body }) => resetPassword(ctx, body),
})
