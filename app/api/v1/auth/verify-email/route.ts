// POST /api/v1/auth/verify-email
import { verifyEmail } from '@/lib/accounts/links/verify-email'
import { TokenInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Confirm an e-mail address with the mailed token',
  description: 'A token works once, within two days (409 `link_expired`).',
  permission: 'account.recover',
  problems: ['link_expired'],
  body: TokenInput,
  reply: null,
  run: (ctx, { body }) => verifyEmail(ctx, body),
})
