// POST /api/v1/people/:id/suspend
import { personDetail } from '@/lib/accounts/people/reads'
import { PersonDetail, PersonParams, ReasonInput } from '@/lib/accounts/people/schemas'
import { otherPerson } from '@/lib/accounts/people/standing'
import { suspend } from '@/lib/accounts/people/suspend'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Close an account at once, with the reason that its owner will read; for admins',
  description:
    'Ends all its sessions, tokens and sockets. An account that is suspended already: 409 `already_suspended`.',
  permission: 'user.manage',
  problems: ['own_account', 'last_admin', 'already_suspended'],
  params: PersonParams,
  body: ReasonInput,
  reply: PersonDetail,
  guard: (ctx, { id }) => otherPerson(ctx, id, 'suspend yourself'),
  async run(ctx, { params, body }) {
    await suspend(ctx, { ...body, userId: params.id })
    return personDetail(ctx, params.id)
  },
})
