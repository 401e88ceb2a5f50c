// Copies lessons into a course: their words, settings and skills; media and quizzes follow in the same transaction.
import { and, eq, inArray } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonMedia, lessonSkills, lessons, skills } from '@/db/schema/courses'
import { newId } from '@/lib/core/ids'
import { lessonsCopied } from '@/lib/events/courses'
import { mediaOfCourse } from '@/lib/media/reads'
import { emit } from '@/lib/platform/outbox/emit'
import { mediaIdsIn } from '../media-in-text'
import { nameSkills } from '../name-skills'
import { recount } from '../outline/recount'
import { quizTexts } from './reads'
import { type Copy, copiedText } from './schemas'

type Row = typeof lessons.$inferSelect
export type Target = { id: string; slug: string; categoryId: string }
type Copying = {
  from: { id: string; slug: string }
  to: Target
  rows: Row[]
  placeOf(row: Row): { sectionId: string; position: number }
  /** Whether drip goes along: within a copy of the whole course it does. */
  keepsOpening: boolean
  /** More media that the copy shows: the cover, pictures of the description. */
  alsoMedia?: string[]
}

/** Gives what became of which lesson and which media. Inline reactions to `lessonsCopied` copy media rows and quizzes. */
export async function copyInto(ctx: TxContext, copying: Copying): Promise<Copy> {
  const { from, to, rows, placeOf, keepsOpening } = copying
  const ids = rows.map(({ id }) => id)
  const shown =
    ids.length === 0 ? [] : await ctx.tx.select().from(lessonMedia).where(inArray(lessonMedia.lessonId, ids))
  const copy: Copy = {
    fromSlug: from.slug,
    toSlug: to.slug,
    lessons: ids.map(id => [id, newId(ctx.now())]),
    media: await mediaPairs(ctx, copying, shown),
  }
  const [lessonOf, mediaOf] = [new Map(copy.lessons), new Map(copy.media)]
  const copies = rows.map(row => ({
    ...row,
    ...placeOf(row),
    id: lessonOf.get(row.id) ?? '',
    courseId: to.id,
    bodyMarkdown: copiedText(row.bodyMarkdown, copy),
    mediaId: from.id === to.id ? row.mediaId : null,
    ...(keepsOpening ? {} : { opensAt: null, opensAfterDays: null }),
    sourceKey: null,
    revision: 1,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  }))
  if (copies.length > 0) await ctx.tx.insert(lessons).values(copies)
  await copySkills(ctx, to.categoryId, lessonOf)
  await emit(ctx, lessonsCopied, { fromCourseId: from.id, courseId: to.id, ...copy })

  for (const { id, mediaId } of rows) {
    const copied = mediaId && mediaOf.get(mediaId)
    if (copied)
      await ctx.tx
        .update(lessons)
        .set({ mediaId: copied })
        .where(eq(lessons.id, lessonOf.get(id) ?? ''))
  }
  const shows = shown.map(({ lessonId, mediaId }) => ({
    lessonId: lessonOf.get(lessonId) ?? '',
    mediaId: mediaOf.get(mediaId) ?? mediaId,
  }))
  if (shows.length > 0) await ctx.tx.insert(lessonMedia).values(shows)
  await recount(ctx, to.id)
  return copy
}

/** All media of the first course that the copies show; within one course they are shared. */
async function mediaPairs(ctx: TxContext, { from, to, rows, alsoMedia = [] }: Copying, shown: { mediaId: string }[]) {
  if (from.id === to.id) return []
  const texts = await quizTexts(
    ctx,
    rows.map(({ id }) => id),
  )
  const used = new Set([
    ...rows.flatMap(row => row.mediaId ?? []),
    ...shown.map(({ mediaId }) => mediaId),
    ...mediaIdsIn([...rows.map(({ bodyMarkdown }) => bodyMarkdown), ...texts].join('\n')),
    ...alsoMedia,
  ])
  const there = await mediaOfCourse(ctx, from.id)
  return [...used].filter(id => there.has(id)).map((id): [string, string] => [id, newId(ctx.now())])
}

/** Skills are of a category: in another one they are found, or made, by their name. */
async function copySkills(ctx: TxContext, categoryId: string, lessonOf: Map<string, string>): Promise<void> {
  if (lessonOf.size === 0) return
  const found = await ctx.tx
    .select({ lessonId: lessonSkills.lessonId, name: skills.name })
    .from(lessonSkills)
    .innerJoin(skills, eq(skills.id, lessonSkills.skillId))
    .where(and(inArray(lessonSkills.lessonId, [...lessonOf.keys()])))
  const named = await nameSkills(ctx, categoryId, [...new Set(found.map(({ name }) => name))])
  const rows = found.flatMap(({ lessonId, name }) => {
    const skillId = named.get(name)
    return skillId ? [{ lessonId: lessonOf.get(lessonId) ?? '', skillId }] : []
  })
  if (rows.length > 0) await ctx.tx.insert(lessonSkills).values(rows).onConflictDoNothing()
}
