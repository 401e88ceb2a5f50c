// What can happen to experience points, levels, streaks, achievements, boards and peer groups.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

const Learner = z.object({ userId: z.uuid() })

/** One ledger entry was written; `xp` and `level` are what the learner has afterwards. */
export const xpAwarded = defineFact(
  'xp.awarded',
  Learner.extend({
    entryId: z.uuid(),
    rule: z.string(),
    amount: z.int(),
    base: z.int(),
    multiplier: z.number(),
    repeatFactor: z.number(),
    streakBonus: z.int(),
    courseId: z.uuid().nullable(),
    awardedBy: z.uuid().nullable(),
    reason: z.string().nullable(),
    xp: z.int(),
    level: z.int(),
  }),
)
/** Each level once, also where one entry climbs several. */
export const levelReached = defineFact(
  'level.reached',
  Learner.extend({ level: z.int(), unlocks: z.array(z.string()) }),
)
export const achievementEarned = defineFact(
  'achievement.earned',
  Learner.extend({ key: z.string(), name: z.string(), tier: z.string() }),
)
/** The first evidence of a local day; `streak` counts it. */
export const streakExtended = defineFact(
  'streak.extended',
  Learner.extend({ day: z.iso.date(), streak: z.int(), longest: z.int(), freezesUsed: z.int() }),
)
export const freezeEarned = defineFact('streak.freeze-earned', Learner.extend({ freezes: z.int() }))
/** A day without evidence was bridged. */
export const freezeUsed = defineFact('streak.freeze-used', Learner.extend({ day: z.iso.date(), freezes: z.int() }))
/** Days were missed and no freeze was left; `streak` is how long it was, `lastDay` its last day. */
export const streakEnded = defineFact('streak.ended', Learner.extend({ streak: z.int(), lastDay: z.iso.date() }))
/** The goal of days of the week that begins on `week` was met. */
export const weekMet = defineFact('streak.week-met', Learner.extend({ week: z.iso.date(), weeklyStreak: z.int() }))

const switches = z.record(z.string(), z.union([z.boolean(), z.number()]))
export const gamificationSettingsChanged = defineFact(
  'gamification.settings-changed',
  Learner.extend({ before: switches, after: switches }),
)
export const courseGamificationChanged = defineFact(
  'course.gamification-changed',
  z.object({ courseId: z.uuid(), before: switches, after: switches }),
)

/** Somebody was passed on a board: `userId` is the one who was passed. */
export const rankLost = defineFact(
  'rank.lost',
  Learner.extend({ byUserId: z.uuid(), byXp: z.int(), scopeId: z.uuid(), rank: z.int() }),
)
export const xpFlagged = defineFact(
  'xp.flagged',
  Learner.extend({ flagId: z.uuid(), xpInHour: z.int(), xpAllowed: z.int(), reason: z.string() }),
)
export const xpFlagDecided = defineFact(
  'xp.flag-decided',
  Learner.extend({
    flagId: z.uuid(),
    before: z.enum(['open', 'cleared', 'upheld']).optional(),
    state: z.enum(['cleared', 'upheld']),
    note: z.string(),
  }),
)

const Group = z.object({ groupId: z.uuid() })
export const groupCreated = defineFact(
  'group.created',
  Group.extend({ name: z.string(), courseId: z.uuid().nullable() }),
)
export const groupJoined = defineFact('group.joined', Group.extend({ userId: z.uuid() }))
export const groupLeft = defineFact('group.left', Group.extend({ userId: z.uuid() }))
export const groupGoalSet = defineFact('group.goal-set', Group.extend({ startsOn: z.iso.date(), targetXp: z.int() }))
export const groupGoalReached = defineFact(
  'group.goal-reached',
  Group.extend({ startsOn: z.iso.date(), targetXp: z.int() }),
)
