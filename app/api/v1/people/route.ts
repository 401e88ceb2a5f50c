// GET /api/v1/people
import { peopleList } from '@/lib/accounts/people/reads'
import { PeopleList, PeopleQuery } from '@/lib/accounts/people/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'People by name, address, role and state, who joined last first; for admins',
  permission: 'user.manage',
  query: PeopleQuery,
  reply: PeopleList,
  run: (ctx, { query }) => peopleList(ctx, query),
})
