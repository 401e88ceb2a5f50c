// PUT /api/v1/groups/:id/goal
import { Group, GroupGoalInput, GroupParams } from '@/lib/gamification/groups/schemas'
import { assertOwner, setGoal } from '@/lib/gamification/groups/set-goal'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Set what your peer group wants to reach together, from this week on',
  permission: 'group.own',
  problems: ['goal_reached'],
  params: GroupParams,
  body: GroupGoalInput,
  reply: Group,
  guard: (ctx, params) => assertOwner(ctx, params.id),
  run: (ctx, { params, body }) => setGoal(ctx, { groupId: params.id, targetXp: body.targetXp }),
})
