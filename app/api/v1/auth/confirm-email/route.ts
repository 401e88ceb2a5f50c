// POST /api/v1/auth/confirm-email
import { confirmEmailChange } from '@/lib/accounts/links/change-email'
import { TokenInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Confirm a new e-mail address with the mailed token',
  description: 'A token works once, within a day (409 `link_expired`).',
  permission: 'account.recover',
  problems: ['link_expired', 'conflict'],
  body: TokenInput,
  reply: null,
  run: (ctx, { body }) => confirmEmailChange(ctx, body),
})
