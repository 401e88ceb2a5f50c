// DELETE /api/v1/groups/:id/members/me
import { leaveGroup } from '@/lib/gamification/groups/leave-group'
import { GroupParams } from '@/lib/gamification/groups/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const DELETE = endpoint({
  summary: 'Leave a peer group; an owner hands it on, and the last one closes it',
  permission: 'group.member',
  params: GroupParams,
  reply: null,
  run: (ctx, { params }) => leaveGroup(ctx, { groupId: params.id }),
})
