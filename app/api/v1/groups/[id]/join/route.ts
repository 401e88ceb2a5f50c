// POST /api/v1/groups/:id/join
import { joinGroup } from '@/lib/gamification/groups/join-group'
import { Group, GroupParams, JoinGroupInput } from '@/lib/gamification/groups/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Join a peer group by its code; joining again changes nothing',
  permission: 'group.join',
  problems: ['group_full', 'too_many_groups'],
  params: GroupParams,
  body: JoinGroupInput,
  reply: Group,
  idempotent: true,
  run: (ctx, { params, body }) => joinGroup(ctx, { groupId: params.id, code: body.code }),
})
