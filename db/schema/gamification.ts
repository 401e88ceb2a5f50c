// Gamification: the ledger of experience points, what is derived from it, streaks, achievements, boards and peer groups.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id, oneOf, updatedAt } from './columns'
import { courses } from './courses'

export const PERIODS = ['week', 'month', 'all'] as const
export const EVIDENCE_KINDS = ['lesson', 'course', 'quiz', 'answer', 'manual', 'correction'] as const
export const FLAG_STATES = ['open', 'cleared', 'upheld'] as const

const owner = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/**
 * Append-only: what each piece of evidence was worth, and why. `amount = round(base × multiplier × repeat factor) + streak
 * bonus`; corrections are entries of their own, also negative ones.
 */
export const xpEntries = pgTable(
  'xp_entries',
  {
    id: id(),
    userId: owner(),
    rule: text('rule').notNull(),
    ruleVersion: smallint('rule_version').notNull(),
    evidenceKind: text('evidence_kind', { enum: EVIDENCE_KINDS }).notNull(),
    /** The lesson, course, attempt, idempotency key ... that was paid for. */
    evidenceId: text('evidence_id').notNull(),
    amount: integer('amount').notNull(),
    base: integer('base').notNull(),
    multiplier: real('multiplier').notNull().default(1),
    repeatFactor: real('repeat_factor').notNull().default(1),
    streakBonus: integer('streak_bonus').notNull().default(0),
    /** Whose board it also counts on. */
    courseId: uuid('course_id').references(() => courses.id, { onDelete: 'set null' }),
    /** Who gave it and why, where a person did. */
    awardedBy: uuid('awarded_by').references(() => users.id, { onDelete: 'set null' }),
    reason: text('reason'),
    occurredAt: at('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  t => [
    uniqueIndex('xp_entries_evidence_once').on(t.userId, t.rule, t.evidenceKind, t.evidenceId),
    index('xp_entries_history').on(t.userId, t.occurredAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('xp_entries_evidence_kind', oneOf('evidence_kind', EVIDENCE_KINDS)),
  ],
)

/** One row a learner, in the transaction of each entry: what Home, the header and the level path read. */
export const userStats = pgTable(
  'user_stats',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    xp: integer('xp').notNull().default(0),
    level: smallint('level').notNull().default(1),
    /** Days in a row with evidence, as of `lastDay`; whether it still stands is judged when it is read. */
    streak: integer('streak').notNull().default(0),
    longestStreak: integer('longest_streak').notNull().default(0),
    lastDay: date('last_day'),
    /** Weeks in a row in which the goal of days was met, as of the week that begins on `lastWeek`. */
    weeklyStreak: integer('weekly_streak').notNull().default(0),
    longestWeeklyStreak: integer('longest_weekly_streak').notNull().default(0),
    lastWeek: date('last_week'),
    freezes: smallint('freezes').notNull().default(0),
    /** Days of the streak towards the next freeze. */
    freezeDays: smallint('freeze_days').notNull().default(0),
    achievementsEarned: integer('achievements_earned').notNull().default(0),
    /** Since when an unusual amount of XP keeps the learner off the boards. */
    heldAt: at('held_at'),
    updatedAt: updatedAt(),
  },
  t => [
    check('user_stats_freezes', sql`${t.freezes} between 0 and 2`),
    index('user_stats_standing').on(t.lastDay, t.userId).where(sql`streak > 0`),
  ],
)

/** What a learner switched off, and their goal of days a week. No row: everything is on, the goal is 3. */
export const gamificationSettings = pgTable(
  'gamification_settings',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    xp: boolean('xp').notNull().default(true),
    streaks: boolean('streaks').notNull().default(true),
    achievements: boolean('achievements').notNull().default(true),
    boards: boolean('boards').notNull().default(true),
    weeklyGoalDays: smallint('weekly_goal_days').notNull().default(3),
    /** Chosen from what the learner's level has unlocked. */
    title: text('title'),
    stone: text('stone'),
    updatedAt: updatedAt(),
  },
  t => [check('gamification_settings_goal', sql`${t.weeklyGoalDays} between 1 and 7`)],
)

/** What those who teach a course switched off in it. No row: everything is on. */
export const courseGamification = pgTable('course_gamification', {
  courseId: uuid('course_id')
    .primaryKey()
    .references(() => courses.id, { onDelete: 'cascade' }),
  xp: boolean('xp').notNull().default(true),
  board: boolean('board').notNull().default(true),
  updatedAt: updatedAt(),
})

/**
 * XP by board and period, in the transaction of each entry. `scopeId` is the course, or the nil UUID for everybody; `startsOn`
 * is the Monday or the first of the month in UTC, 1970-01-01 for all time. Peer groups join their members to it.
 */
export const xpTotals = pgTable(
  'xp_totals',
  {
    scopeId: uuid('scope_id').notNull(),
    period: text('period', { enum: PERIODS }).notNull(),
    startsOn: date('starts_on').notNull(),
    userId: owner(),
    xp: integer('xp').notNull().default(0),
    /** False for those who opted out or are held: their rows stay right, and no board shows them. */
    listed: boolean('listed').notNull().default(true),
    /** When the total last moved: who got there first is named first. */
    reachedAt: at('reached_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.scopeId, t.period, t.startsOn, t.userId] }),
    index('xp_totals_board').on(t.scopeId, t.period, t.startsOn, t.xp.desc(), t.reachedAt, t.userId).where(sql`listed`),
    index('xp_totals_user').on(t.userId),
    check('xp_totals_period', oneOf('period', PERIODS)),
  ],
)

/** How many listed learners of a big board have at least `floor` XP: ranks far down are counted from here. Kept by a job. */
export const boardHistogram = pgTable(
  'board_histogram',
  {
    scopeId: uuid('scope_id').notNull(),
    period: text('period', { enum: PERIODS }).notNull(),
    startsOn: date('starts_on').notNull(),
    floor: integer('floor').notNull(),
    above: integer('above').notNull(),
    countedAt: at('counted_at').notNull(),
  },
  t => [primaryKey({ columns: [t.scopeId, t.period, t.startsOn, t.floor] })],
)

/** On which days (UTC) anything moved on the boards of a scope, and whether the standings of that day were written down. */
export const boardActivity = pgTable(
  'board_activity',
  {
    onDay: date('on_day').notNull(),
    scopeId: uuid('scope_id').notNull(),
    keptAt: at('kept_at'),
  },
  t => [
    primaryKey({ columns: [t.onDay, t.scopeId] }),
    index('board_activity_waiting').on(t.onDay).where(sql`kept_at is null`),
  ],
)

/** Where somebody stood when the last day on which their board moved was over: for "up two since yesterday". */
export const boardStandings = pgTable(
  'board_standings',
  {
    scopeId: uuid('scope_id').notNull(),
    period: text('period', { enum: PERIODS }).notNull(),
    startsOn: date('starts_on').notNull(),
    onDay: date('on_day').notNull(),
    userId: owner(),
    rank: integer('rank').notNull(),
    xp: integer('xp').notNull(),
  },
  t => [primaryKey({ columns: [t.scopeId, t.period, t.startsOn, t.onDay, t.userId] })],
)

/** Who was passed on a board of a week, by which entry; the scope is the course, the peer group or everybody. */
export const rankPasses = pgTable(
  'rank_passes',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => xpEntries.id, { onDelete: 'cascade' }),
    userId: owner(),
    byUserId: uuid('by_user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    scopeId: uuid('scope_id').notNull(),
    byXp: integer('by_xp').notNull(),
    /** Where the passed one stands since. */
    rank: integer('rank').notNull(),
    passedAt: at('passed_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.entryId, t.userId] }),
    index('rank_passes_user').on(t.userId, t.passedAt.desc().nullsFirst()),
    index('rank_passes_age').on(t.passedAt),
  ],
)

/** The local days on which somebody learned something, by the zone in force when it happened; a frozen one was bridged. */
export const activeDays = pgTable(
  'active_days',
  {
    userId: owner(),
    day: date('day').notNull(),
    evidenceCount: integer('evidence_count').notNull().default(0),
    frozen: boolean('frozen').notNull().default(false),
    firstAt: at('first_at').notNull(),
    zone: text('zone').notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.day] })],
)

/** Which time zone somebody lived in since when. */
export const userZones = pgTable(
  'user_zones',
  {
    userId: owner(),
    since: at('since').notNull(),
    zone: text('zone').notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.since] })],
)

/** What achievements count, one row a learner and counter. */
export const userCounters = pgTable(
  'user_counters',
  {
    userId: owner(),
    counter: text('counter').notNull(),
    value: integer('value').notNull().default(0),
  },
  t => [primaryKey({ columns: [t.userId, t.counter] })],
)

/** Things that count once for a counter, such as a category in which a course was finished. */
export const userMarks = pgTable(
  'user_marks',
  {
    userId: owner(),
    counter: text('counter').notNull(),
    mark: text('mark').notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.counter, t.mark] })],
)

export const userAchievements = pgTable(
  'user_achievements',
  {
    userId: owner(),
    key: text('key').notNull(),
    earnedAt: at('earned_at').notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.key] }), index('user_achievements_key').on(t.key)],
)

/** How many have earned each: its rarity without counting rows. */
export const achievementCounts = pgTable('achievement_counts', {
  key: text('key').primaryKey(),
  earned: integer('earned').notNull().default(0),
})

/** How much XP somebody has given by hand on a day (UTC). */
export const xpBudgets = pgTable(
  'xp_budgets',
  {
    awarderId: uuid('awarder_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    spent: integer('spent').notNull(),
  },
  t => [primaryKey({ columns: [t.awarderId, t.day] })],
)

/** XP that came faster than the material allows, for a person to look at. */
export const xpFlags = pgTable(
  'xp_flags',
  {
    id: id(),
    userId: owner(),
    state: text('state', { enum: FLAG_STATES }).notNull().default('open'),
    xpInHour: integer('xp_in_hour').notNull(),
    xpAllowed: integer('xp_allowed').notNull(),
    /** In words, for the learner as well. */
    reason: text('reason').notNull(),
    raisedAt: at('raised_at').notNull(),
    decidedAt: at('decided_at'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    note: text('note'),
  },
  t => [
    uniqueIndex('xp_flags_open_once').on(t.userId).where(sql`state = 'open'`),
    index('xp_flags_newest').on(t.state, t.raisedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('xp_flags_state', oneOf('state', FLAG_STATES)),
  ],
)

/** A few people who learn beside each other, joined by a code. */
export const peerGroups = pgTable(
  'peer_groups',
  {
    id: id(),
    name: text('name').notNull(),
    code: text('code').notNull(),
    courseId: uuid('course_id').references(() => courses.id, { onDelete: 'cascade' }),
    ownerId: uuid('owner_id').references(() => users.id, { onDelete: 'set null' }),
    memberCount: integer('member_count').notNull().default(0),
    createdAt: createdAt(),
  },
  t => [
    uniqueIndex('peer_groups_code_unique').on(t.code),
    index('peer_groups_course').on(t.courseId),
    check('peer_groups_name_length', sql`length(${t.name}) between 1 and 80`),
  ],
)

export const peerGroupMembers = pgTable(
  'peer_group_members',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => peerGroups.id, { onDelete: 'cascade' }),
    userId: owner(),
    joinedAt: at('joined_at').notNull(),
  },
  t => [primaryKey({ columns: [t.groupId, t.userId] }), index('peer_group_members_user').on(t.userId)],
)

/** What a group wants to reach together in a week: XP of all its members. */
export const groupGoals = pgTable(
  'group_goals',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => peerGroups.id, { onDelete: 'cascade' }),
    startsOn: date('starts_on').notNull(),
    targetXp: integer('target_xp').notNull(),
    reachedAt: at('reached_at'),
  },
  t => [primaryKey({ columns: [t.groupId, t.startsOn] }), check('group_goals_target', sql`${t.targetXp} > 0`)],
)

/** What the nightly comparison of the ledger with its projections found. */
export const xpChecks = pgTable('xp_checks', {
  id: id(),
  checkedAt: at('checked_at').notNull(),
  entries: integer('entries').notNull(),
  differences: jsonb('differences').$type<Record<string, unknown>[]>().notNull(),
})
