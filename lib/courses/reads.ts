// What others may know about courses: a course with its outline, a lesson for those entitled, and the categories.
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type Db, db, prepared, type Tx } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { quizzes } from '@/db/schema/assessments'
import { categories, courseStaff, courses, lessonSkills, lessons, sections, skills } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { actorId, type Context } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { playable } from '@/lib/media/reads'
import { cached } from '@/lib/platform/cache'
import { summaryColumns } from './catalogue/reads'
import { summaryOf } from './catalogue/summary'
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
  return {
    ...summaryOf(row),
    descriptionMarkdown: row.descriptionMarkdown,
    outcomes: row.outcomes,
    requirements: row.requirements,
    status: row.status,
    sections: await outline(ctx, row.id),
  }
}

function courseStatement(on: Db | Tx, by: 'id' | 'slug', sees: 'all' | 'own' | 'published') {
  const columns = {
    ...summaryColumns,
    descriptionMarkdown: courses.descriptionMarkdown,
    outcomes: courses.outcomes,
    requirements: courses.requirements,
    status: courses.status,
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

/** Sections and lessons in their order; a section that only holds removed lessons is not shown. */
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

function outlineStatement(on: Db | Tx) {
  const named = sql<
    string[]
  >`array(select ${skills.name} from ${lessonSkills} join ${skills} on ${skills.id} = ${lessonSkills.skillId} where ${lessonSkills.lessonId} = ${lessons.id} order by 1)`
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
        skills: named,
      },
    })
    .from(sections)
    .leftJoin(lessons, and(eq(lessons.sectionId, sections.id), isNull(lessons.removedAt)))
    .where(and(eq(sections.courseId, at('courseId')), sql`not ${onlyRemoved}`))
    .orderBy(asc(sections.position), asc(sections.id), asc(lessons.position), asc(lessons.id))
}

/**
 * A lesson with its content, for staff, admins, the enrolled and, on a published course, everyone whom a free preview
 * invites. Others get `unauthenticated` or `forbidden` where the course is public, `not_found` where it is not.
 */
export async function lesson(ctx: Context, id: string): Promise<Lesson> {
  const row = isId(id) ? (await findLesson(ctx, id))[0] : undefined
  if (!row) throw notFound('lesson')
  const entitled = row.teaches || row.takes || (row.status === 'published' && row.freePreview)
  if (!entitled && !ctx.actor.permissions.has('course.manage-any')) throw closed(ctx, row.status === 'published')
  const { mediaId, status: _, teaches: _t, takes: _e, ...rest } = row
  const { media, captions } = mediaId ? await playable(ctx, mediaId) : { media: null, captions: [] }
  const { quizId, ...fields } = rest
  return { ...fields, media, captions, quizId }
}

function findLesson(ctx: Context, id: string) {
  const build = (on: Db | Tx) => lessonStatement(on).prepare('courses_lesson')
  const query = ctx.tx ? build(db(ctx)) : prepared('courses_lesson', build)
  return query.execute({ id, viewer: actorId(ctx) })
}

function lessonStatement(on: Db | Tx) {
  return on
    .select({
      id: lessons.id,
      courseId: lessons.courseId,
      title: lessons.title,
      kind: lessons.kind,
      difficulty: lessons.difficulty,
      durationSeconds: lessons.durationSeconds,
      freePreview: lessons.freePreview,
      bodyMarkdown: lessons.bodyMarkdown,
      quizId: quizzes.id,
      mediaId: lessons.mediaId,
      status: courses.status,
      teaches: sql<boolean>`coalesce(${courses.ownerId} = ${at('viewer')}, false) or ${teaches(at('viewer'))}`,
      takes: sql<boolean>`${takes(at('viewer'))}`,
    })
    .from(lessons)
    .innerJoin(courses, eq(courses.id, lessons.courseId))
    .leftJoin(quizzes, eq(quizzes.lessonId, lessons.id))
    .where(and(eq(lessons.id, at('id')), isNull(lessons.removedAt)))
}

function closed(ctx: Context, isPublic: boolean): DomainError {
  if (!isPublic) return notFound('lesson')
  if (ctx.actor.kind === 'guest') return new DomainError('unauthenticated', 'Sign in and enroll to open this lesson.')
  return new DomainError('forbidden', 'Enroll in this course to open its lessons.')
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
