// Assessments: items (questions), the quizzes that draw them, and attempts that freeze what was drawn.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id, oneOf, updatedAt } from './columns'
import { courses, DIFFICULTIES, lessons, skills } from './courses'

export const ITEM_KINDS = ['single', 'multiple'] as const
export const ATTEMPT_MODES = ['graded', 'practice'] as const

export type Choice = { id: string; textMarkdown: string; correct: boolean }
/** The kind decides the shape; more kinds bring more shapes. */
export type ItemBody = { choices: Choice[] }
/** What one attempt froze of one item: the text, the order of its choices and the key, whatever the item becomes later. */
export type FrozenItem = {
  kind: (typeof ITEM_KINDS)[number]
  promptMarkdown: string
  explanationMarkdown: string
  body: ItemBody
}
export type Answer = { choiceIds: string[] }

/** Items belong to a course's bank; quizzes refer to them. */
export const items = pgTable(
  'items',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ITEM_KINDS }).notNull(),
    promptMarkdown: text('prompt_markdown').notNull(),
    body: jsonb('body').$type<ItemBody>().notNull(),
    explanationMarkdown: text('explanation_markdown').notNull().default(''),
    difficulty: text('difficulty', { enum: DIFFICULTIES }).notNull().default('medium'),
    sourceKey: text('source_key'),
    archivedAt: at('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    index('items_course').on(t.courseId),
    check('items_kind', oneOf('kind', ITEM_KINDS)),
    check('items_difficulty', oneOf('difficulty', DIFFICULTIES)),
  ],
)

export const itemSkills = pgTable(
  'item_skills',
  {
    itemId: uuid('item_id')
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    skillId: uuid('skill_id')
      .notNull()
      .references(() => skills.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.itemId, t.skillId] }), index('item_skills_skill').on(t.skillId)],
)

export const quizzes = pgTable(
  'quizzes',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    passPercent: integer('pass_percent').notNull().default(70),
    /** How many items an attempt draws; null draws all. */
    drawCount: integer('draw_count'),
    /** Null: no limit. */
    timeLimitSeconds: integer('time_limit_seconds'),
    attemptsAllowed: integer('attempts_allowed'),
    shuffle: boolean('shuffle').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    uniqueIndex('quizzes_lesson_unique').on(t.lessonId),
    index('quizzes_course').on(t.courseId),
    check('quizzes_pass', sql`${t.passPercent} between 0 and 100`),
    check('quizzes_draw', sql`${t.drawCount} is null or ${t.drawCount} > 0`),
  ],
)

export const quizItems = pgTable(
  'quiz_items',
  {
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    itemId: uuid('item_id')
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    points: real('points').notNull().default(1),
  },
  t => [primaryKey({ columns: [t.quizId, t.itemId] }), index('quiz_items_item').on(t.itemId)],
)

export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quizzes.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    mode: text('mode', { enum: ATTEMPT_MODES }).notNull().default('graded'),
    number: integer('number').notNull(),
    passPercent: integer('pass_percent').notNull(),
    startedAt: at('started_at').notNull(),
    deadline: at('deadline'),
    submittedAt: at('submitted_at'),
    points: real('points'),
    maxPoints: real('max_points').notNull(),
    score: real('score'),
    passed: boolean('passed'),
  },
  t => [
    uniqueIndex('attempts_number_unique').on(t.quizId, t.userId, t.mode, t.number),
    index('attempts_user').on(t.userId, t.startedAt.desc().nullsFirst()),
    check('attempts_mode', oneOf('mode', ATTEMPT_MODES)),
  ],
)

export const attemptItems = pgTable(
  'attempt_items',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    itemId: uuid('item_id')
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    points: real('points').notNull(),
    frozen: jsonb('frozen').$type<FrozenItem>().notNull(),
    answer: jsonb('answer').$type<Answer>(),
    answeredAt: at('answered_at'),
    flagged: boolean('flagged').notNull().default(false),
    correct: boolean('correct'),
    pointsEarned: real('points_earned'),
  },
  t => [primaryKey({ columns: [t.attemptId, t.itemId] }), index('attempt_items_item').on(t.itemId)],
)
