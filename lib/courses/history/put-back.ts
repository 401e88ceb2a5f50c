// Puts lessons of a version back into the working copy, with the sections and pictures that they need.
import { and, eq, inArray } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonMedia, lessons, lessonVersions, sections, versionLessons } from '@/db/schema/courses'
import { actorId } from '@/lib/core/context'
import { mediaOfCourse } from '@/lib/media/reads'
import { mediaIdsIn } from '../media-in-text'

export type FrozenLesson = {
  place: typeof versionLessons.$inferSelect
  content: typeof lessonVersions.$inferSelect
}

/** The lessons of a version in their order, or one of them. */
export function frozenLessons(ctx: TxContext, versionId: string, lessonId?: string): Promise<FrozenLesson[]> {
  const one = lessonId ? eq(versionLessons.lessonId, lessonId) : undefined
  return ctx.tx
    .select({ place: versionLessons, content: lessonVersions })
    .from(versionLessons)
    .innerJoin(lessonVersions, eq(lessonVersions.id, versionLessons.lessonVersionId))
    .where(and(eq(versionLessons.versionId, versionId), one))
    .orderBy(versionLessons.sectionPosition, versionLessons.position)
}

/** What a lesson says, how hard it is and who may see it, as it was; where it stands is `at`. */
export async function putLessonBack(
  ctx: TxContext,
  courseId: string,
  { place, content }: FrozenLesson,
  at: { sectionId: string; position: number },
): Promise<void> {
  const { lessonId, difficulty, freePreview, optional } = place
  const { title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl } = content
  const [row] = await ctx.tx.select({ revision: lessons.revision }).from(lessons).where(eq(lessons.id, lessonId))
  await ctx.tx
    .update(lessons)
    .set({
      ...{ title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl },
      ...{ difficulty, freePreview, optional, ...at },
      removedAt: null,
      revision: (row?.revision ?? 0) + 1,
      updatedBy: actorId(ctx),
      updatedAt: ctx.now(),
    })
    .where(eq(lessons.id, lessonId))
  await showPictures(ctx, courseId, lessonId, bodyMarkdown)
}

/** Makes sure of a section: its title is as it was; one that is gone comes back under its id. */
export async function putSectionBack(
  ctx: TxContext,
  courseId: string,
  section: { id: string; title: string; position: number },
): Promise<void> {
  const { title, position } = section
  await ctx.tx
    .insert(sections)
    .values({ ...section, courseId })
    .onConflictDoUpdate({ target: sections.id, set: { title, position } })
}

/** Whoever may see the lesson may see the pictures of its text again. */
async function showPictures(ctx: TxContext, courseId: string, lessonId: string, bodyMarkdown: string): Promise<void> {
  const there = await mediaOfCourse(ctx, courseId)
  const mediaIds = mediaIdsIn(bodyMarkdown).filter(id => there.has(id))
  await ctx.tx.delete(lessonMedia).where(eq(lessonMedia.lessonId, lessonId))
  if (mediaIds.length > 0) await ctx.tx.insert(lessonMedia).values(mediaIds.map(mediaId => ({ lessonId, mediaId })))
}

/** Ids of sections that are of the course now. */
export async function ownSections(ctx: TxContext, courseId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await ctx.tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(eq(sections.courseId, courseId), inArray(sections.id, ids)))
  return new Set(found.map(({ id }) => id))
}
