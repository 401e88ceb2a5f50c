// POST /api/v1/people/:id/reinstate
import { personDetail } from '@/lib/accounts/people/reads'
import { reinstate } from '@/lib/accounts/people/reinstate'
import { PersonDetail, PersonParams, ReasonInput } from '@/lib/accounts/people/schemas'
import { otherPerson } from '@/lib/accounts/people/standing'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Open a suspended account again, with the reason; for admins',
  description: 'An account that is not suspended: 409 `not_suspended`.',
  permission: 'user.manage',
  problems: ['own_account', 'not_suspended'],
  params: PersonParams,
  body: ReasonInput,
  reply: PersonDetail,
  guard: (ctx, { id }) => otherPerson(ctx, id, 'reinstate yourself'),
  async run(ctx, { params, body }) {
    await reinstate(ctx, { ...body, userId: params.id })
    return personDetail(ctx, params.id)
  },
})
