// What others may know about courses: a course with its outline, a lesson for those entitled, and the categories.
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type Db, db, prepared, type Tx } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { quizzes } from '@/db/schema/assessments'
import {
  categories,
  courseStaff,
  courses,
  editionLessons,
  lessonSkills,
  lessons,
  sections,
  skills,
} from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { playable } from '@/lib/media/reads'
import { cached } from '@/lib/platform/cache'
import { summaryColumns } from './catalogue/reads'
import { summaryOf } from './catalogue/summary'
import { editionSeenBy } from './editions/reads'
import type { Category, Course, Lesson, Section } from './schemas'

const at = (name: string) => sql.placeholder(name)

/** The course with its outline. What is not published is missing to all but its staff, admins and, archived, its learners. */
export async function courseBySlugOrId(ctx: Context, idOrSlug: string): Promise<Course> {
  const by = isId(idOrSlug) ? 'id' : 'slug'
  const sees = ctx.actor.permissions.has('course.manage-any') ? 'all' : ctx.actor.kind === 'user' ? 'own' : 'published'
  const build = (on: Db | Tx) => courseStatement(on, by, sees).prepare(`courses_one_${by}_${sees}`)
  const query = ctx.tx ? build(db(ctx)) : prepared(`courses_one_${by}_${sees}`, build)
  const [row] = await query.execute({ which: idOrSlug.replaceAll('\0', ''), viewer: actorId(ctx) })
  if (!row) throw notFound('course')
  const isWorkingCopy = row.editionId === row.id
  const sections = await (isWorkingCopy ? outline(ctx, row.id) : versionOutline(ctx, row.editionId))
  const lessons = sections.flatMap(section => section.lessons)
  return {
    ...summaryOf(row),
    lessonCount: lessons.length,
    durationSeconds: lessons.reduce((sum, lesson) => sum + lesson.durationSeconds, 0),
    descriptionMarkdown: row.descriptionMarkdown,
    outcomes: row.outcomes,
    requirements: row.requirements,
    status: row.status,
    sections,
  }
}

function courseStatement(on: Db | Tx, by: 'id' | 'slug', sees: 'all' | 'own' | 'published') {
  const columns = {
    ...summaryColumns,
    descriptionMarkdown: courses.descriptionMarkdown,
    outcomes: courses.outcomes,
    requirements: courses.requirements,
    status: courses.status,
    editionId: editionSeenBy(at('viewer'), sql.raw(String(sees === 'all'))).as('edition_id'),
  }
  const visible: Record<typeof sees, SQL | undefined> = {
    all: undefined,
    own: sql`(${courses.status} = 'published' or ${courses.ownerId} = ${at('viewer')} or ${teaches(at('viewer'))} or (${courses.status} = 'archived' and ${takes(at('viewer'))}))`,
    published: sql`${courses.status} = 'published'`,
  }
  return on
    .select(columns)
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(and(sql`${by === 'id' ? courses.id : courses.slug} = ${at('which')}`, visible[sees]))
}

const teaches = (viewer: unknown) =>
  sql`exists (select 1 from ${courseStaff} where ${courseStaff.courseId} = ${courses.id} and ${courseStaff.userId} = ${viewer})`
const takes = (viewer: unknown) =>
  sql`exists (select 1 from ${enrollments} where ${enrollments.courseId} = ${courses.id} and ${enrollments.userId} = ${viewer})`

/** The working copy of a course: sections and lessons in their order; a section that only holds removed lessons is not shown. */
export async function outline(ctx: Context, courseId: string): Promise<Section[]> {
  const build = (on: Db | Tx) => outlineStatement(on).prepare('courses_outline')
  const query = ctx.tx ? build(db(ctx)) : prepared('courses_outline', build)
  const found = new Map<string, Section>()
  for (const { section, lesson } of await query.execute({ courseId })) {
    const known = found.get(section.id) ?? { ...section, lessons: [] }
    found.set(section.id, known)
    if (lesson) known.lessons.push(lesson)
  }
  return [...found.values()].map((section, position) => ({ ...section, position }))
}

/** A published version: its sections and lessons in their order. */
async function versionOutline(ctx: Context, versionId: string): Promise<Section[]> {
  const build = (on: Db | Tx) => versionStatement(on).prepare('courses_version_outline')
  const query = ctx.tx ? build(db(ctx)) : prepared('courses_version_outline', build)
  const found = new Map<string, Section>()
  for (const { section, lesson } of await query.execute({ versionId })) {
    const known = found.get(section.id) ?? { ...section, position: found.size, lessons: [] }
    found.set(section.id, known)
    known.lessons.push({ ...lesson, position: known.lessons.length })
  }
  return [...found.values()]
}

function versionStatement(on: Db | Tx) {
  const { lessonId, title, kind, position, durationSeconds, difficulty, freePreview } = editionLessons
  return on
    .select({
      section: { id: editionLessons.sectionId, title: editionLessons.sectionTitle },
      lesson: {
        id: lessonId,
        title,
        kind,
        position,
        durationSeconds,
        difficulty,
        freePreview,
        skills: named(lessonId),
      },
    })
    .from(editionLessons)
    .where(eq(editionLessons.editionId, at('versionId')))
    .orderBy(asc(editionLessons.sectionPosition), asc(editionLessons.sectionId), asc(position), asc(lessonId))
}

const named = (lessonId: unknown) =>
  sql<
    string[]
  >`array(select ${skills.name} from ${lessonSkills} join ${skills} on ${skills.id} = ${lessonSkills.skillId} where ${lessonSkills.lessonId} = ${lessonId} order by 1)`

function outlineStatement(on: Db | Tx) {
  const onlyRemoved = sql`(${lessons.id} is null and exists (select 1 from ${lessons} gone where gone.section_id = ${sections.id}))`
  return on
    .select({
      section: { id: sections.id, title: sections.title, position: sections.position },
      lesson: {
        id: lessons.id,
        title: lessons.title,
        kind: lessons.kind,
        position: lessons.position,
        durationSeconds: lessons.durationSeconds,
        difficulty: lessons.difficulty,
        freePreview: lessons.freePreview,
        skills: named(lessons.id),
      },
    })
    .from(sections)
    .leftJoin(lessons, and(eq(lessons.sectionId, sections.id), isNull(lessons.removedAt)))
    .where(and(eq(sections.courseId, at('courseId')), sql`not ${onlyRemoved}`))
    .orderBy(asc(sections.position), asc(sections.id), asc(lessons.position), asc(lessons.id))
}

/** What a lesson holds in one edition of its course; who may see it is decided by whoever asks. Null where it has no part in it. */
export async function lessonContent(
  ctx: Context,
  { lessonId, editionId }: { lessonId: string; editionId: string },
): Promise<Lesson | null> {
  const build = (on: Db | Tx) => lessonStatement(on).prepare('courses_lesson')
  const query = ctx.tx ? build(db(ctx)) : prepared('courses_lesson', build)
  const [row] = await query.execute({ lessonId, editionId })
  if (!row) return null
  const { mediaId, quizId, ...fields } = row
  const { media, captions } = mediaId ? await playable(ctx, mediaId) : { media: null, captions: [] }
  return { ...fields, media, captions, quizId }
}

function lessonStatement(on: Db | Tx) {
  const { lessonId, courseId, title, kind, difficulty, durationSeconds, freePreview, bodyMarkdown, mediaId, embedUrl } =
    editionLessons
  const fields = {
    id: lessonId,
    courseId,
    title,
    kind,
    difficulty,
    durationSeconds,
    freePreview,
    bodyMarkdown,
    embedUrl,
  }
  return on
    .select({ ...fields, quizId: quizzes.id, mediaId })
    .from(editionLessons)
    .leftJoin(quizzes, eq(quizzes.lessonId, lessonId))
    .where(and(eq(lessonId, at('lessonId')), eq(editionLessons.editionId, at('editionId'))))
}

/** All categories in their order. */
export function allCategories(ctx: Context): Promise<Category[]> {
  const read = () =>
    db(ctx)
      .select({ slug: categories.slug, name: categories.name, description: categories.description })
      .from(categories)
      .orderBy(asc(categories.position), asc(categories.name))
  return ctx.tx ? read() : cached('courses:categories', 60, ['categories'], read)
}
