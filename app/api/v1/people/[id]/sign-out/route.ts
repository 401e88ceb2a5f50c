// POST /api/v1/people/:id/sign-out
import { personDetail } from '@/lib/accounts/people/reads'
import { PersonParams, ReasonInput, SessionsEnded } from '@/lib/accounts/people/schemas'
import { signOutEverywhere } from '@/lib/accounts/people/sign-out-everywhere'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'End every session of somebody, with the reason; for admins',
  permission: 'user.manage',
  problems: ['own_account'],
  params: PersonParams,
  body: ReasonInput,
  reply: SessionsEnded,
  guard: (ctx, { id }) => personDetail(ctx, id),
  run: (ctx, { params, body }) => signOutEverywhere(ctx, { ...body, userId: params.id }),
})
