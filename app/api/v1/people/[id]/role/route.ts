// PUT /api/v1/people/:id/role
import { personDetail } from '@/lib/accounts/people/reads'
import { PersonDetail, PersonParams, SetRoleInput } from '@/lib/accounts/people/schemas'
import { setRole } from '@/lib/accounts/people/set-role'
import { otherPerson } from '@/lib/accounts/people/standing'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Give somebody else another role, with the reason; for admins',
  description: 'Asks for a recent password. The last admin stays: 409 `last_admin`.',
  permission: 'user.manage',
  problems: ['own_account', 'last_admin'],
  params: PersonParams,
  body: SetRoleInput,
  reply: PersonDetail,
  guard: (ctx, { id }) => otherPerson(ctx, id, 'change your own role'),
  async run(ctx, { params, body }) {
    await setRole(ctx, { ...body, userId: params.id })
    return personDetail(ctx, params.id)
  },
})
