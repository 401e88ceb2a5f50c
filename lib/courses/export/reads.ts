// All that a course consists of, for its export: those who teach it see what is right in its quizzes, too.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { items, quizItems, quizzes } from '@/db/schema/assessments'
import { categories, courses, lessons, sections } from '@/db/schema/courses'
import { captions, media, mediaFiles } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { planOf } from '../access/reads'
import type { AccessPlan } from '../access/schemas'
import { mediaIdsIn } from '../media-in-text'
import { managedCourse } from '../standing'

export type ExportedMedia = {
  id: string
  kind: 'image' | 'video' | 'audio' | 'file'
  filename: string
  digest: string
  files: { name: string; mime: string; storageKey: string; sizeBytes: number }[]
  captions: { language: string; vtt: string }[]
}
export type ExportedItem = Pick<
  typeof items.$inferSelect,
  'kind' | 'promptMarkdown' | 'body' | 'explanationMarkdown' | 'difficulty'
>
export type ExportedQuiz = Pick<
  typeof quizzes.$inferSelect,
  'passPercent' | 'drawCount' | 'timeLimitSeconds' | 'attemptsAllowed' | 'shuffle'
> & { items: (ExportedItem & { points: number; skills: string[] })[] }
export type ExportedLesson = typeof lessons.$inferSelect & { skills: string[]; quiz: ExportedQuiz | null }
export type ExportedCourse = {
  course: typeof courses.$inferSelect
  categorySlug: string
  sections: { id: string; title: string; lessons: ExportedLesson[] }[]
  access: AccessPlan
  /** By id: what lessons show, play and offer, and the cover. */
  media: Map<string, ExportedMedia>
}

/** Throws as `managedCourse` does. */
export async function courseToExport(ctx: Context, courseRef: string): Promise<ExportedCourse> {
  const { id } = await managedCourse(ctx, courseRef, 'assist')
  const [row] = await db(ctx)
    .select({ course: courses, categorySlug: categories.slug })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .where(eq(courses.id, id))
  if (!row) throw new Error('a managed course is there')
  const all = await lessonsOf(ctx, id)
  const texts = all.flatMap(lesson => [
    lesson.bodyMarkdown,
    ...(lesson.quiz?.items ?? []).map(item => JSON.stringify(item)),
  ])
  const shown = mediaIdsIn([row.course.descriptionMarkdown, ...texts].join('\n'))
  const used = [...shown, row.course.coverMediaId, ...all.map(({ mediaId }) => mediaId)]
  const parts = await db(ctx)
    .select({ id: sections.id, title: sections.title })
    .from(sections)
    .where(eq(sections.courseId, id))
    .orderBy(asc(sections.position), asc(sections.id))
  const inSections = parts.map(part => ({ ...part, lessons: all.filter(({ sectionId }) => sectionId === part.id) }))
  const removed = await onlyRemoved(ctx, id)
  return {
    ...row,
    sections: inSections.filter(section => section.lessons.length > 0 || !removed.has(section.id)),
    access: await planOf(ctx, id),
    media: await mediaOf(ctx, id, [...new Set(used.filter(one => one !== null))]),
  }
}

async function lessonsOf(ctx: Context, courseId: string): Promise<ExportedLesson[]> {
  // Columns with their table: in a query of one table the builder leaves it out.
  const named = sql<
    string[]
  >`array(select s.name from lesson_skills ls join skills s on s.id = ls.skill_id where ls.lesson_id = lessons.id order by 1)`
  const found = await db(ctx)
    .select({ lesson: lessons, skills: named })
    .from(lessons)
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
    .orderBy(asc(lessons.position), asc(lessons.id))
  const quizOf = await quizzesOf(ctx, courseId)
  return found.map(row => ({ ...row.lesson, skills: row.skills, quiz: quizOf.get(row.lesson.id) ?? null }))
}

async function quizzesOf(ctx: Context, courseId: string): Promise<Map<string, ExportedQuiz>> {
  const found = await db(ctx).select().from(quizzes).where(eq(quizzes.courseId, courseId))
  const named = sql<
    string[]
  >`array(select s.name from item_skills l join skills s on s.id = l.skill_id where l.item_id = items.id order by 1)`
  const asked = await db(ctx)
    .select({ quizId: quizItems.quizId, points: quizItems.points, skills: named, item: items })
    .from(quizItems)
    .innerJoin(items, eq(items.id, quizItems.itemId))
    .where(and(eq(items.courseId, courseId), isNull(items.archivedAt)))
    .orderBy(asc(quizItems.position), asc(items.id))
  return new Map(
    found.map(quiz => [
      quiz.lessonId,
      {
        ...quiz,
        items: asked
          .filter(({ quizId }) => quizId === quiz.id)
          .map(({ item, points, skills }) => ({ ...item, points, skills })),
      },
    ]),
  )
}

/** Sections that hold removed lessons alone: nobody sees them. */
async function onlyRemoved(ctx: Context, courseId: string): Promise<Set<string>> {
  const found = await db(ctx)
    .select({ id: lessons.sectionId })
    .from(lessons)
    .where(eq(lessons.courseId, courseId))
    .groupBy(lessons.sectionId)
    .having(sql`bool_and(${lessons.removedAt} is not null)`)
  return new Set(found.map(({ id }) => id))
}

/** Of this course alone: what a text shows of another one stays where it is. */
async function mediaOf(ctx: Context, courseId: string, ids: string[]): Promise<Map<string, ExportedMedia>> {
  if (ids.length === 0) return new Map()
  const mine = and(inArray(media.id, ids), eq(media.courseId, courseId))
  const found = await db(ctx).select().from(media).where(mine)
  const files = await db(ctx)
    .select()
    .from(mediaFiles)
    .where(inArray(mediaFiles.mediaId, ids))
    .orderBy(asc(mediaFiles.name))
  const tracks = await db(ctx)
    .select()
    .from(captions)
    .where(inArray(captions.mediaId, ids))
    .orderBy(desc(captions.isDefault), asc(captions.language))
  return new Map(
    found.map(({ id, kind, filename, digest }) => [
      id,
      {
        ...{ id, kind, filename, digest },
        files: files.filter(({ mediaId }) => mediaId === id),
        captions: tracks.filter(({ mediaId }) => mediaId === id),
      },
    ]),
  )
}
