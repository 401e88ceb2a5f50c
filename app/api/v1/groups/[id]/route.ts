// GET /api/v1/groups/:id
import { ownGroup } from '@/lib/gamification/groups/reads'
import { Group, GroupParams } from '@/lib/gamification/groups/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A peer group of yours',
  permission: 'group.member',
  params: GroupParams,
  reply: Group,
  run: (ctx, { params }) => ownGroup(ctx, params.id),
})
