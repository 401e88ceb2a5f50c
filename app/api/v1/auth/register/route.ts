// POST /api/v1/auth/register
import { openSession } from '@/lib/accounts/open-session'
import { assertPace } from '@/lib/accounts/pace'
import { register } from '@/lib/accounts/register'
import { RegisterInput, Session } from '@/lib/accounts/schemas'
import { clientOf, deviceOf } from '@/lib/web/client'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Open an account',
  permission: 'account.enter',
  problems: ['conflict'],
  body: RegisterInput,
  reply: Session,
  status: 201,
  idempotent: true,
  async run(ctx, { body, request, address }) {
    await assertPace('register', address)
    const user = await register(ctx, body)
    return {
      user,
      ...(await openSession(ctx, { userId: user.id, client: clientOf(request), device: deviceOf(request) })),
    }
  },
})
