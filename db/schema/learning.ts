// Learning: who takes which course, how far they are, what they noted, and how they rate it.
import { sql } from 'drizzle-orm'
import {
  check,
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
import { courses, courseVersions, lessons } from './courses'

export const ENROLLMENT_SOURCES = ['self', 'grant'] as const
export const PROGRESS_STATUSES = ['not_started', 'started', 'completed'] as const

export const enrollments = pgTable(
  'enrollments',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    source: text('source', { enum: ENROLLMENT_SOURCES }).notNull().default('self'),
    versionId: uuid('version_id').references(() => courseVersions.id, { onDelete: 'set null' }),
    completedLessons: integer('completed_lessons').notNull().default(0),
    secondsSpent: integer('seconds_spent').notNull().default(0),
    lastLessonId: uuid('last_lesson_id').references(() => lessons.id, { onDelete: 'set null' }),
    lastSeenAt: at('last_seen_at'),
    enrolledAt: at('enrolled_at').notNull(),
    completedAt: at('completed_at'),
  },
  t => [
    uniqueIndex('enrollments_once').on(t.userId, t.courseId),
    index('enrollments_course').on(t.courseId),
    index('enrollments_recent').on(t.userId, t.lastSeenAt.desc().nullsFirst()),
    check('enrollments_source', oneOf('source', ENROLLMENT_SOURCES)),
  ],
)

export const lessonProgress = pgTable(
  'lesson_progress',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    status: text('status', { enum: PROGRESS_STATUSES }).notNull().default('started'),
    positionSeconds: real('position_seconds').notNull().default(0),
    /** Watched one-second buckets as sorted, disjoint, half-open ranges [from, to). */
    watched: jsonb('watched').$type<[number, number][]>().notNull().default([]),
    watchedSeconds: integer('watched_seconds').notNull().default(0),
    secondsSpent: integer('seconds_spent').notNull().default(0),
    /** When a quiz of this lesson was passed: its evidence. */
    passedAt: at('passed_at'),
    startedAt: at('started_at').notNull(),
    updatedAt: updatedAt(),
    completedAt: at('completed_at'),
  },
  t => [
    primaryKey({ columns: [t.userId, t.lessonId] }),
    index('lesson_progress_course').on(t.userId, t.courseId),
    index('lesson_progress_lesson').on(t.lessonId),
    check('lesson_progress_status', oneOf('status', PROGRESS_STATUSES)),
  ],
)

/** Up to when a person's active time has been credited: two tabs claim the same minute once. */
export const learningClocks = pgTable('learning_clocks', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  creditedUntil: at('credited_until').notNull(),
})

export const courseReviews = pgTable(
  'course_reviews',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    rating: smallint('rating').notNull(),
    body: text('body').notNull().default(''),
    /** What those who teach answered. */
    reply: text('reply'),
    repliedBy: uuid('replied_by').references(() => users.id, { onDelete: 'set null' }),
    repliedAt: at('replied_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    uniqueIndex('course_reviews_once').on(t.courseId, t.userId),
    index('course_reviews_newest').on(t.courseId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('course_reviews_rating', sql`${t.rating} between 1 and 5`),
  ],
)

export const notes = pgTable(
  'notes',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    body: text('body').notNull(),
    timestampSeconds: integer('timestamp_seconds'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [index('notes_lesson').on(t.userId, t.lessonId, t.createdAt), index('notes_course').on(t.userId, t.courseId)],
)

export const MESSAGE_KINDS = ['announcement', 'message'] as const

/** What those who teach a course write to all of its learners, or to some. */
export const courseMessages = pgTable(
  'course_messages',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id').references(() => users.id, { onDelete: 'set null' }),
    kind: text('kind', { enum: MESSAGE_KINDS }).notNull(),
    subject: text('subject').notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    recipientCount: integer('recipient_count').notNull().default(0),
    createdAt: createdAt(),
  },
  t => [
    index('course_messages_newest').on(t.courseId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('course_messages_kind', oneOf('kind', MESSAGE_KINDS)),
  ],
)

export const courseMessageRecipients = pgTable(
  'course_message_recipients',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => courseMessages.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    readAt: at('read_at'),
    mailedAt: at('mailed_at'),
  },
  t => [
    primaryKey({ columns: [t.messageId, t.userId] }),
    index('course_message_recipients_user').on(t.userId, t.messageId.desc().nullsFirst()),
  ],
)
