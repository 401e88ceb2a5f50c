// Courses: the catalogue's tables, their sections and lessons, who teaches them, and the versions that were published.
import { type SQL, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts'
import { at, createdAt, id, oneOf, updatedAt } from './columns'
import { media } from './media'

export const LEVELS = ['beginner', 'intermediate', 'advanced'] as const
export const STATUSES = ['draft', 'in_review', 'published', 'archived'] as const
export const TIERS = ['basic', 'pro', 'premium'] as const
export const LESSON_KINDS = ['article', 'video', 'quiz', 'assignment', 'file', 'embed'] as const
export const DIFFICULTIES = ['easy', 'medium', 'hard', 'expert'] as const
export const STAFF_ROLES = ['owner', 'co_instructor', 'assistant'] as const

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const categories = pgTable(
  'categories',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  t => [uniqueIndex('categories_slug_unique').on(t.slug)],
)

/** The skills vocabulary of a category; lessons and items carry them. */
export const skills = pgTable(
  'skills',
  {
    id: id(),
    categoryId: uuid('category_id')
      .notNull()
      .references(() => categories.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
  },
  t => [uniqueIndex('skills_slug_unique').on(t.categoryId, t.slug)],
)

export const courses = pgTable(
  'courses',
  {
    id: id(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull().default(''),
    descriptionMarkdown: text('description_markdown').notNull().default(''),
    categoryId: uuid('category_id')
      .notNull()
      .references(() => categories.id),
    level: text('level', { enum: LEVELS }).notNull(),
    language: text('language').notNull(),
    priceMinor: integer('price_minor').notNull().default(0),
    currency: text('currency').notNull().default('EUR'),
    tier: text('tier', { enum: TIERS }),
    status: text('status', { enum: STATUSES }).notNull().default('draft'),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id),
    coverMediaId: uuid('cover_media_id').references(() => media.id, { onDelete: 'set null' }),
    outcomes: jsonb('outcomes').$type<string[]>().notNull().default([]),
    requirements: jsonb('requirements').$type<string[]>().notNull().default([]),
    /** Counters kept by reactions and by the outline's verb: no list ever counts rows. */
    lessonCount: integer('lesson_count').notNull().default(0),
    durationSeconds: integer('duration_seconds').notNull().default(0),
    enrollmentCount: integer('enrollment_count').notNull().default(0),
    ratingCounts: jsonb('rating_counts').$type<number[]>().notNull().default([0, 0, 0, 0, 0]),
    ratingCount: integer('rating_count').notNull().default(0),
    rating: real('rating'),
    /** Rating drawn towards 3.5 by five imagined votes, so that one enthusiast does not top the list. */
    ratingScore: real('rating_score').notNull().default(3.5),
    versionNumber: integer('version_number').notNull().default(0),
    /** Where an imported course came from; a second import of the same source by its owner updates it. */
    sourceKey: text('source_key'),
    sourceDigest: text('source_digest'),
    publishedAt: at('published_at'),
    archivedAt: at('archived_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    search: tsvector('search').generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('english', cairn_unaccent(title)), 'A') || setweight(to_tsvector('english', cairn_unaccent(subtitle)), 'B') || setweight(to_tsvector('english', cairn_unaccent(left(description_markdown, 20000))), 'C')`,
    ),
  },
  t => [
    uniqueIndex('courses_slug_unique').on(t.slug),
    uniqueIndex('courses_source_unique').on(t.ownerId, t.sourceKey),
    index('courses_owner').on(t.ownerId),
    index('courses_category').on(t.categoryId),
    index('courses_newest').on(t.publishedAt.desc(), t.id.desc()).where(sql`status = 'published'`),
    index('courses_popular').on(t.enrollmentCount.desc(), t.id.desc()).where(sql`status = 'published'`),
    index('courses_rating').on(t.ratingScore.desc(), t.id.desc()).where(sql`status = 'published'`),
    index('courses_search').using('gin', t.search),
    index('courses_title_trgm').using('gin', sql`cairn_unaccent(lower(${t.title})) gin_trgm_ops`),
    check('courses_status', oneOf('status', STATUSES)),
    check('courses_level', oneOf('level', LEVELS)),
    check('courses_tier', oneOf('tier', TIERS)),
    check('courses_price', sql`${t.priceMinor} >= 0`),
    check('courses_title_length', sql`length(${t.title}) between 1 and 200`),
  ],
)

export const courseStaff = pgTable(
  'course_staff',
  {
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
  },
  t => [
    primaryKey({ columns: [t.courseId, t.userId] }),
    index('course_staff_user').on(t.userId),
    check('course_staff_role', oneOf('role', STAFF_ROLES)),
  ],
)

export const sections = pgTable(
  'sections',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    position: integer('position').notNull(),
    sourceKey: text('source_key'),
  },
  // A lesson names its course and its section; the pair must agree.
  t => [index('sections_course').on(t.courseId, t.position), unique('sections_id_course').on(t.id, t.courseId)],
)

export const lessons = pgTable(
  'lessons',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    sectionId: uuid('section_id').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    kind: text('kind', { enum: LESSON_KINDS }).notNull(),
    difficulty: text('difficulty', { enum: DIFFICULTIES }).notNull().default('medium'),
    bodyMarkdown: text('body_markdown').notNull().default(''),
    durationSeconds: integer('duration_seconds').notNull().default(0),
    freePreview: boolean('free_preview').notNull().default(false),
    optional: boolean('optional').notNull().default(false),
    mediaId: uuid('media_id').references(() => media.id, { onDelete: 'set null' }),
    sourceKey: text('source_key'),
    /** Taken out of the outline while somebody has progress in it; never shown, never counted. */
    removedAt: at('removed_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    foreignKey({
      columns: [t.sectionId, t.courseId],
      foreignColumns: [sections.id, sections.courseId],
      name: 'lessons_section',
    }).onDelete('cascade'),
    index('lessons_course').on(t.courseId),
    index('lessons_in_section').on(t.sectionId, t.position),
    index('lessons_media').on(t.mediaId),
    check('lessons_kind', oneOf('kind', LESSON_KINDS)),
    check('lessons_difficulty', oneOf('difficulty', DIFFICULTIES)),
    check('lessons_duration', sql`${t.durationSeconds} >= 0`),
  ],
)

export const lessonSkills = pgTable(
  'lesson_skills',
  {
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    skillId: uuid('skill_id')
      .notNull()
      .references(() => skills.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.lessonId, t.skillId] }), index('lesson_skills_skill').on(t.skillId)],
)

/** Pictures and other media that a lesson's text refers to; whoever may see the lesson may see them. */
export const lessonMedia = pgTable(
  'lesson_media',
  {
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
  },
  t => [primaryKey({ columns: [t.lessonId, t.mediaId] }), index('lesson_media_media').on(t.mediaId)],
)

/** What a lesson said when it was published: written once, shared by the course versions in which it did not change. */
export const lessonVersions = pgTable(
  'lesson_versions',
  {
    id: id(),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    digest: text('digest').notNull(),
    title: text('title').notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    mediaId: uuid('media_id').references(() => media.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('lesson_versions_number_unique').on(t.lessonId, t.number)],
)

export type OutlineSnapshot = {
  id: string
  title: string
  lessons: { id: string; versionId: string; optional: boolean }[]
}[]

/** One row a publication: the outline as learners saw it from then on. */
export const courseVersions = pgTable(
  'course_versions',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    outline: jsonb('outline').$type<OutlineSnapshot>().notNull(),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('course_versions_number_unique').on(t.courseId, t.number)],
)
