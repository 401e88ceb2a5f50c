// Notifications: what people are told, how they want to be told, and what live listeners may have missed.
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id, oneOf } from './columns'

export const NOTIFICATION_CHANNELS = ['app', 'email', 'push'] as const

const owner = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** One row a thing to know: what belongs together and is not read yet grows in one row (`count`). */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    userId: owner(),
    kind: text('kind').notNull(),
    /** What it is about: ten answers to one question share it. */
    about: text('about').notNull(),
    count: integer('count').notNull().default(1),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** Moves with each addition; the list is sorted by it. */
    happenedAt: at('happened_at').notNull(),
    readAt: at('read_at'),
    createdAt: createdAt(),
  },
  t => [
    uniqueIndex('notifications_unread_once').on(t.userId, t.kind, t.about).where(sql`read_at is null`),
    index('notifications_newest').on(t.userId, t.happenedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('notifications_unread').on(t.userId).where(sql`read_at is null`),
    index('notifications_age').on(t.createdAt),
  ],
)

/** What a notification was made of: a fact that is heard twice adds nothing. */
export const notificationCauses = pgTable(
  'notification_causes',
  {
    userId: owner(),
    kind: text('kind').notNull(),
    factId: uuid('fact_id').notNull(),
    mailedAt: at('mailed_at'),
    createdAt: createdAt(),
  },
  t => [primaryKey({ columns: [t.userId, t.kind, t.factId] }), index('notification_causes_age').on(t.createdAt)],
)

/** Only what somebody changed; else the kind's own default holds. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    userId: owner(),
    kind: text('kind').notNull(),
    channel: text('channel', { enum: NOTIFICATION_CHANNELS }).notNull(),
    on: boolean('on').notNull(),
  },
  t => [
    primaryKey({ columns: [t.userId, t.kind, t.channel] }),
    check('notification_preferences_channel', oneOf('channel', NOTIFICATION_CHANNELS)),
  ],
)

/** What was said on a live topic lately, so that a listener who was away can catch up. Kept for an hour. */
export const liveEvents = pgTable(
  'live_events',
  {
    /** Grows within a topic in the order of the commits, which no clock could promise. */
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    topic: text('topic').notNull(),
    name: text('name').notNull(),
    data: jsonb('data').notNull(),
    createdAt: createdAt(),
  },
  t => [index('live_events_topic').on(t.topic, t.id), index('live_events_age').on(t.createdAt)],
)
