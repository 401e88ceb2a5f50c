// A peer group reached what it wanted to reach together.
import { z } from 'zod'
import { groupGoalReached } from '@/lib/events/gamification'
import { defineKind } from '../kind'
import { groupMembers } from '../told/reads'

export const groupGoalMet = defineKind({
  key: 'group.goal-reached',
  label: 'Your group reaches its goal',
  group: 'Motivation',
  on: groupGoalReached,
  data: z.object({ group: z.string(), targetXp: z.number() }),
  email: false,
  mechanic: 'boards',
  async tell(ctx, { payload: { groupId, startsOn, targetXp } }) {
    const { name, userIds } = await groupMembers(ctx, groupId)
    return userIds.map(userId => ({ userId, about: `${groupId} ${startsOn}`, data: { group: name, targetXp } }))
  },
  words: ({ group, targetXp }) => ({
    title: `Together: “${group}” reached its goal of ${targetXp} XP this week`,
    action: 'See the group',
    href: '/compete',
  }),
})
