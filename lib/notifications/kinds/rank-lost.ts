// Somebody passed a learner on a board: by whom and by what, many in a row as one.
import { z } from 'zod'
import { rankLost } from '@/lib/events/gamification'
import { defineKind } from '../kind'
import { nameOf } from '../told/reads'

export const rankPassed = defineKind({
  key: 'rank.lost',
  label: 'Somebody passes you on a board',
  group: 'Motivation',
  on: rankLost,
  data: z.object({ by: z.string(), byXp: z.number(), rank: z.number() }),
  email: false,
  mechanic: 'boards',
  async tell(ctx, { payload: { userId, byUserId, byXp, scopeId, rank } }) {
    const by = (await nameOf(ctx, byUserId)) ?? 'Somebody'
    return [{ userId, about: scopeId, data: { by, byXp, rank } }]
  },
  words: ({ by, byXp, rank }, count) => ({
    title:
      count === 1
        ? `${by} passed you by ${byXp} XP; you are at rank ${rank} now`
        : `${count} others passed you, the last was ${by}; you are at rank ${rank} now`,
    action: 'See the board',
    href: '/compete',
  }),
})
