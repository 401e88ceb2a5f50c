// Admins hear of XP that came too fast: all that waits is one notification.
import { z } from 'zod'
import { xpFlagged } from '@/lib/events/gamification'
import { defineKind } from '../kind'
import { admins, nameOf } from '../told/reads'

export const flagRaised = defineKind({
  key: 'flag.raised',
  label: 'A learner’s XP came too fast',
  group: 'Running the site',
  on: xpFlagged,
  data: z.object({ who: z.string(), xpInHour: z.number() }),
  email: false,
  async tell(ctx, { payload: { userId, xpInHour } }) {
    const who = (await nameOf(ctx, userId)) ?? 'Somebody'
    return (await admins(ctx)).map(admin => ({ userId: admin, about: 'flags', data: { who, xpInHour } }))
  },
  words: ({ who, xpInHour }, count) => ({
    title: count === 1 ? `${who} earned ${xpInHour} XP in an hour` : `The XP of ${count} learners waits for a decision`,
    action: 'Decide',
    href: '/admin/xp',
  }),
})
