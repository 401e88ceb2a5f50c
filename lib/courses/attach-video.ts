// Gives a lesson its video, and the video's length.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { mediaAbout } from '@/lib/media/reads'
import { recount } from './outline/recount'
import { managedCourse } from './standing'

/** The video has to be of the lesson's course. Throws as `managedCourse` does, or `invalid`. */
export async function attachVideo(ctx: Context, input: { lessonId: string; mediaId: string }): Promise<void> {
  await transact(ctx, async tx => {
    const courseId = (
      await tx.tx.select({ id: lessons.courseId }).from(lessons).where(eq(lessons.id, input.lessonId))
    )[0]?.id
    if (!courseId) throw notFound('lesson')
    await managedCourse(tx, courseId)
    const about = await mediaAbout(tx, input.mediaId)
    if (about?.kind !== 'video' || about.courseId !== courseId)
      throw invalid('mediaId', 'This is not a video of the course.')
    const durationSeconds = Math.round(about.durationSeconds ?? 0)
    await tx.tx
      .update(lessons)
      .set({ mediaId: input.mediaId, durationSeconds, updatedAt: tx.now() })
      .where(eq(lessons.id, input.lessonId))
    await recount(tx, courseId)
  })
}
