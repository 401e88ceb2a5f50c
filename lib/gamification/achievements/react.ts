// What achievements hear besides evidence: notes, reviews, practice, groups, one's account, levels, and the clock.
import { type TxContext, transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { defineReaction, type FactKind, type Reaction } from '@/lib/core/event'
import { codesTurnedOn, emailVerified, profileUpdated } from '@/lib/events/accounts'
import { quizSubmitted } from '@/lib/events/assessments'
import { clockMinute } from '@/lib/events/clock'
import {
  freezeUsed,
  groupCreated,
  groupGoalReached,
  groupJoined,
  levelReached,
  weekMet,
} from '@/lib/events/gamification'
import { noteWritten, reviewWritten } from '@/lib/events/learning'
import { backfillWhereNew, countEarned } from './backfill/backfill-achievements'
import { count } from './count'
import { memberIds, standingFor } from './deeds/reads'
import type { Occurrence } from './occurrence'

async function countFor(ctx: Context, userId: string, ...occurrences: Occurrence[]): Promise<void> {
  const { isOn } = await standingFor(ctx, userId)
  await count(ctx as TxContext, { userId, occurrences, isOn })
}

const countNote = defineReaction({
  name: 'gamification.count-note',
  on: noteWritten,
  mode: 'inline',
  run: (ctx, { payload: { userId, lessonId, length, timestampSeconds } }) =>
    countFor(ctx, userId, { kind: 'note', lessonId, length, hasMoment: timestampSeconds !== null }),
})

const countReview = defineReaction({
  name: 'gamification.count-review',
  on: reviewWritten,
  mode: 'inline',
  run: (ctx, { payload: { userId, courseId } }) => countFor(ctx, userId, { kind: 'review', courseId }),
})

const countPractice = defineReaction({
  name: 'gamification.count-practice',
  on: quizSubmitted,
  mode: 'inline',
  async run(ctx, { payload: { userId, mode } }) {
    if (mode === 'practice') await countFor(ctx, userId, { kind: 'practice' })
  },
})

const countFreeze = defineReaction({
  name: 'gamification.count-freeze',
  on: freezeUsed,
  mode: 'inline',
  run: (ctx, { payload: { userId } }) => countFor(ctx, userId, { kind: 'freeze' }),
})

const countNewGroup = defineReaction({
  name: 'gamification.count-new-group',
  on: groupCreated,
  mode: 'inline',
  async run(ctx, { actorId, payload: { groupId } }) {
    const group = { kind: 'group', groupId } as const
    if (actorId) await countFor(ctx, actorId, { ...group, deed: 'joined' }, { ...group, deed: 'created' })
  },
})

const countMember = defineReaction({
  name: 'gamification.count-member',
  on: groupJoined,
  mode: 'inline',
  run: (ctx, { payload: { userId, groupId } }) => countFor(ctx, userId, { kind: 'group', groupId, deed: 'joined' }),
})

const countGoal = defineReaction({
  name: 'gamification.count-group-goal',
  on: groupGoalReached,
  mode: 'inline',
  async run(ctx, { payload: { groupId } }) {
    for (const userId of await memberIds(ctx, groupId))
      await countFor(ctx, userId, { kind: 'group', groupId, deed: 'reached' })
  },
})

const countProfile = defineReaction({
  name: 'gamification.count-profile',
  on: profileUpdated,
  mode: 'inline',
  async run(ctx, { payload: { userId, after } }) {
    if (after.bio) await countFor(ctx, userId, { kind: 'account', deed: 'told-about' })
  },
})

const countVerified = defineReaction({
  name: 'gamification.count-verified',
  on: emailVerified,
  mode: 'inline',
  run: (ctx, { payload: { userId } }) => countFor(ctx, userId, { kind: 'account', deed: 'verified' }),
})

const countGuarded = defineReaction({
  name: 'gamification.count-guarded',
  on: codesTurnedOn,
  mode: 'inline',
  run: (ctx, { payload: { userId } }) => countFor(ctx, userId, { kind: 'account', deed: 'guarded' }),
})

/** A peak may be looked at twice. Evidence brings its own standing; this is for XP given by hand and a goal that was lowered. */
const lookAgain = (name: string, on: FactKind<{ userId: string }>) =>
  defineReaction({
    name,
    on,
    mode: 'queued',
    run: (ctx, { payload: { userId } }) =>
      transact(ctx, async tx => {
        const { isOn, ...standing } = await standingFor(tx, userId)
        await count(tx, { userId, occurrences: [{ kind: 'standing', ...standing }], isOn })
      }),
  })

const COUNTING_MINUTE = 21

const keepUp = defineReaction({
  name: 'gamification.backfill-achievements',
  on: clockMinute,
  mode: 'queued',
  slow: true,
  async run(ctx, { payload: { at } }) {
    const backfilled = await backfillWhereNew(ctx)
    if (!backfilled && new Date(at).getUTCMinutes() === COUNTING_MINUTE) await countEarned(ctx)
  },
})

export const achievementReactions: Reaction[] = [
  countNote,
  countReview,
  countPractice,
  countFreeze,
  countNewGroup,
  countMember,
  countGoal,
  countProfile,
  countVerified,
  countGuarded,
  lookAgain('gamification.count-level', levelReached as FactKind<{ userId: string }>),
  lookAgain('gamification.count-week', weekMet as FactKind<{ userId: string }>),
  keepUp,
]
