// POST /api/v1/auth/forgot-password
import { requestReset } from '@/lib/accounts/links/reset-password'
import { ForgotPasswordInput } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Ask for a link to set a new password',
  description: 'Answers the same whether the address has an account or not.',
  permission: 'account.recover',
  body: ForgotPasswordInput,
  reply: null,
  run: (ctx, { body, address }) => requestReset(ctx, { ...body, address }),
})
