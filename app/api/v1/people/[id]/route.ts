// GET /api/v1/people/:id
import { personDetail } from '@/lib/accounts/people/reads'
import { PersonDetail, PersonParams } from '@/lib/accounts/people/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'One person with their open sessions; for admins',
  permission: 'user.manage',
  params: PersonParams,
  reply: PersonDetail,
  run: (ctx, { params }) => personDetail(ctx, params.id),
})
