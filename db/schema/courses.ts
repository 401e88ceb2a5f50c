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
  pgView,
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
export const LESSON_ORDERS = ['any', 'in_order'] as const
export const REQUIRED_KINDS = ['previous', 'lesson', 'section', 'course'] as const
export const LEARNERS = ['keep', 'migrate'] as const
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
    /** `in_order`: each lesson opens with the completion of the one before it. */
    lessonOrder: text('lesson_order', { enum: LESSON_ORDERS }).notNull().default('any'),
    /** Whether anything in the course may be locked for its learners; kept by the verbs that write its rules. */
    guarded: boolean('guarded').notNull().default(false),
    /** Courses that may be copied by anyone who teaches; never in the catalogue. */
    isTemplate: boolean('is_template').notNull().default(false),
    /** When it shall publish itself, and for whom it then acts. */
    publishAt: at('publish_at'),
    publishBy: uuid('publish_by').references(() => users.id, { onDelete: 'set null' }),
    /** What the publication that waits for its hour or for a review will say, and what it does with learners under way. */
    publishNote: text('publish_note').notNull().default(''),
    publishLearners: text('publish_learners', { enum: LEARNERS }).notNull().default('keep'),
    /** Since when it waits for an admin's review, and what the last one said where changes were asked for. */
    submittedAt: at('submitted_at'),
    reviewNote: text('review_note'),
    /** Counts the writings of the course's own fields and outline, so that no editor overwrites another's unseen. */
    revision: integer('revision').notNull().default(1),
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
    index('courses_publish_at').on(t.publishAt).where(sql`publish_at is not null`),
    check('courses_lesson_order', oneOf('lesson_order', LESSON_ORDERS)),
    check('courses_publish_learners', oneOf('publish_learners', LEARNERS)),
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
    /** Drip: closed to learners before this moment, or for this many days after they enrolled. */
    opensAt: at('opens_at'),
    opensAfterDays: integer('opens_after_days'),
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
    /** The page that an embed shows. */
    embedUrl: text('embed_url'),
    /** Drip: closed to learners before this moment, or for this many days after they enrolled. */
    opensAt: at('opens_at'),
    opensAfterDays: integer('opens_after_days'),
    /** Counts the writings of the lesson, so that no editor overwrites another's unseen. */
    revision: integer('revision').notNull().default(1),
    updatedBy: uuid('updated_by').references(() => users.id, { onDelete: 'set null' }),
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
    kind: text('kind', { enum: LESSON_KINDS }).notNull(),
    bodyMarkdown: text('body_markdown').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    mediaId: uuid('media_id').references(() => media.id, { onDelete: 'set null' }),
    embedUrl: text('embed_url'),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('lesson_versions_number_unique').on(t.lessonId, t.number)],
)

/** The course's own words at a publication. */
export type CourseDetails = {
  title: string
  subtitle: string
  descriptionMarkdown: string
  outcomes: string[]
  requirements: string[]
}

/**
 * One row a publication: what learners saw from then on, numbered from 1. Working copies that were kept before going back to
 * an older version are rows, too: they count down from -1 and no learner ever sees them. Its lessons are in `version_lessons`.
 */
export const courseVersions = pgTable(
  'course_versions',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    details: jsonb('details').$type<CourseDetails>().notNull(),
    /** What changed, in the words of whoever published it. */
    note: text('note').notNull().default(''),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  t => [uniqueIndex('course_versions_number_unique').on(t.courseId, t.number)],
)

/** The outline of a published version, lesson by lesson; what a lesson says is in its lesson version. */
export const versionLessons = pgTable(
  'version_lessons',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => courseVersions.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    lessonVersionId: uuid('lesson_version_id')
      .notNull()
      .references(() => lessonVersions.id, { onDelete: 'cascade' }),
    /** Kept beside its title: the section itself may be gone by now. */
    sectionId: uuid('section_id').notNull(),
    sectionTitle: text('section_title').notNull(),
    sectionPosition: integer('section_position').notNull(),
    position: integer('position').notNull(),
    difficulty: text('difficulty', { enum: DIFFICULTIES }).notNull(),
    freePreview: boolean('free_preview').notNull(),
    optional: boolean('optional').notNull(),
  },
  t => [
    primaryKey({ columns: [t.versionId, t.lessonId] }),
    index('version_lessons_lesson').on(t.lessonId),
    index('version_lessons_content').on(t.lessonVersionId),
  ],
)

/**
 * What one reader sees of a course, lesson by lesson: an edition is a published version (its id is the version's) or the
 * working copy of those who teach (its id is the course's). Everything that learners see reads this view.
 */
export const editionLessons = pgView('edition_lessons', {
  editionId: uuid('edition_id').notNull(),
  courseId: uuid('course_id').notNull(),
  sectionId: uuid('section_id').notNull(),
  sectionTitle: text('section_title').notNull(),
  sectionPosition: integer('section_position').notNull(),
  lessonId: uuid('lesson_id').notNull(),
  position: integer('position').notNull(),
  title: text('title').notNull(),
  kind: text('kind', { enum: LESSON_KINDS }).notNull(),
  difficulty: text('difficulty', { enum: DIFFICULTIES }).notNull(),
  durationSeconds: integer('duration_seconds').notNull(),
  freePreview: boolean('free_preview').notNull(),
  optional: boolean('optional').notNull(),
  bodyMarkdown: text('body_markdown').notNull(),
  mediaId: uuid('media_id'),
  embedUrl: text('embed_url'),
}).as(sql`
  select l.course_id as edition_id, l.course_id, l.section_id, s.title as section_title, s.position as section_position,
    l.id as lesson_id, l.position, l.title, l.kind, l.difficulty, l.duration_seconds, l.free_preview, l.optional,
    l.body_markdown, l.media_id, l.embed_url
  from lessons l join sections s on s.id = l.section_id
  where l.removed_at is null
  union all
  select x.version_id, v.course_id, x.section_id, x.section_title, x.section_position,
    x.lesson_id, x.position, c.title, c.kind, x.difficulty, c.duration_seconds, x.free_preview, x.optional,
    c.body_markdown, c.media_id, c.embed_url
  from version_lessons x
  join course_versions v on v.id = x.version_id
  join lesson_versions c on c.id = x.lesson_version_id`)

/**
 * What has to be complete before a course, a section or a lesson opens. The subject is the lesson, else the section, else the
 * whole course; `previous` means the lesson before it, wherever both move.
 */
export const prerequisites = pgTable(
  'prerequisites',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'cascade' }),
    sectionId: uuid('section_id').references(() => sections.id, { onDelete: 'cascade' }),
    lessonId: uuid('lesson_id').references(() => lessons.id, { onDelete: 'cascade' }),
    requires: text('requires', { enum: REQUIRED_KINDS }).notNull(),
    requiredLessonId: uuid('required_lesson_id').references(() => lessons.id, { onDelete: 'cascade' }),
    requiredSectionId: uuid('required_section_id').references(() => sections.id, { onDelete: 'cascade' }),
    requiredCourseId: uuid('required_course_id').references(() => courses.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  t => [
    index('prerequisites_course').on(t.courseId),
    index('prerequisites_section').on(t.sectionId),
    index('prerequisites_lesson').on(t.lessonId),
    index('prerequisites_required_lesson').on(t.requiredLessonId),
    index('prerequisites_required_section').on(t.requiredSectionId),
    index('prerequisites_required_course').on(t.requiredCourseId),
    check('prerequisites_requires', oneOf('requires', REQUIRED_KINDS)),
    check('prerequisites_one_subject', sql`${t.sectionId} is null or ${t.lessonId} is null`),
    check(
      'prerequisites_one_required',
      sql`(${t.requires} = 'lesson') = (${t.requiredLessonId} is not null) and (${t.requires} = 'section') = (${t.requiredSectionId} is not null) and (${t.requires} = 'course') = (${t.requiredCourseId} is not null)`,
    ),
  ],
)

/** What an import page holds between the look at the tree and the making of the course. */
export const IMPORT_STATES = ['reading', 'previewed', 'importing', 'done', 'failed'] as const
export const courseImports = pgTable(
  'course_imports',
  {
    id: id(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    filename: text('filename').notNull(),
    /** The uploaded archive in the store. */
    storageKey: text('storage_key').notNull(),
    state: text('state', { enum: IMPORT_STATES }).notNull(),
    /** The tree as it would be made, and afterwards what was made and what was left out, in words. */
    preview: jsonb('preview').$type<unknown>(),
    report: jsonb('report').$type<unknown>(),
    stepsDone: integer('steps_done').notNull().default(0),
    stepsTotal: integer('steps_total').notNull().default(0),
    problem: text('problem'),
    courseId: uuid('course_id').references(() => courses.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    index('course_imports_owner').on(t.ownerId, t.createdAt.desc().nullsFirst()),
    index('course_imports_course').on(t.courseId),
    check('course_imports_state', oneOf('state', IMPORT_STATES)),
  ],
)
