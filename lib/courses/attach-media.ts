// Gives a lesson its video, its sound or the file that it offers, or takes it away.
import { and, eq, isNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { lessonMediaChanged } from '@/lib/events/courses'
import { mediaAbout } from '@/lib/media/reads'
import { emit } from '@/lib/platform/outbox/emit'
import { recount } from './outline/recount'
import { managedCourse } from './standing'

/** The media has to be of the lesson's course; its length becomes the lesson's. Throws as `managedCourse` does, or `invalid`. */
export async function attachMedia(ctx: Context, input: { lessonId: string; mediaId: string | null }): Promise<void> {
  const { lessonId, mediaId } = input
  if (!isId(lessonId)) throw notFound('lesson')
  await transact(ctx, async tx => {
    const { courseId, kind, mediaId: previousMediaId, durationSeconds } = lessons
    const [lesson] = await tx.tx
      .select({ courseId, kind, previousMediaId, durationSeconds })
      .from(lessons)
      .where(and(eq(lessons.id, lessonId), isNull(lessons.removedAt)))
    if (!lesson) throw notFound('lesson')
    await managedCourse(tx, lesson.courseId)
    const seconds = mediaId ? await lengthOf(tx, mediaId, lesson) : lesson.durationSeconds
    await tx.tx
      .update(lessons)
      .set({ mediaId, durationSeconds: seconds, updatedBy: actorId(tx), updatedAt: tx.now() })
      .where(eq(lessons.id, lessonId))
    await recount(tx, lesson.courseId)
    const change = { courseId: lesson.courseId, lessonId, mediaId, previousMediaId: lesson.previousMediaId }
    await emit(tx, lessonMediaChanged, change)
  })
}

type Lesson = { courseId: string; kind: string; durationSeconds: number }

/** A file has no length, so the lesson keeps the one that somebody gave it. */
async function lengthOf(ctx: Context, mediaId: string, lesson: Lesson): Promise<number> {
  const about = await mediaAbout(ctx, mediaId)
  if (!about || about.courseId !== lesson.courseId || about.kind === 'image')
    throw invalid('mediaId', 'This is not a video or file of the course.')
  if (lesson.kind === 'video' && about.kind !== 'video') throw invalid('mediaId', 'A video lesson needs a video.')
  return about.durationSeconds === null ? lesson.durationSeconds : Math.round(about.durationSeconds)
}
