// POST /api/v1/auth/login
import { checkCredentials } from '@/lib/accounts/check-credentials'
import { openSession } from '@/lib/accounts/open-session'
import { ownProfile } from '@/lib/accounts/reads'
import { LoginInput, Session } from '@/lib/accounts/schemas'
import { clientOf, deviceOf } from '@/lib/web/client'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Sign in with e-mail and password',
  permission: 'account.enter',
  problems: ['invalid_credentials', 'otp_required', 'account_suspended'],
  body: LoginInput,
  reply: Session,
  async run(ctx, { body, request, address }) {
    const account = await checkCredentials(ctx, { ...body, address })
    const tokens = await openSession(ctx, { userId: account.id, client: clientOf(request), device: deviceOf(request) })
    return { user: await ownProfile(ctx, account.id), ...tokens }
  },
})
