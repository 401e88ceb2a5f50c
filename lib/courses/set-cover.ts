// Gives a course its cover.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { invalid } from '@/lib/core/errors'
import { courseUpdated } from '@/lib/events/courses'
import { mediaAbout } from '@/lib/media/reads'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from './standing'

/** The picture has to be public, since everyone sees covers. Throws as `managedCourse` does, or `invalid`. */
export async function setCover(ctx: Context, input: { courseId: string; mediaId: string | null }): Promise<void> {
  await transact(ctx, async tx => {
    const course = await managedCourse(tx, input.courseId)
    const about = input.mediaId ? await mediaAbout(tx, input.mediaId) : undefined
    if (input.mediaId && (about?.kind !== 'image' || about.visibility !== 'public'))
      throw invalid('mediaId', 'A cover has to be a public picture.')
    const { coverMediaId } = courses
    const [before] = await tx.tx.select({ coverMediaId }).from(courses).where(eq(courses.id, course.id))
    await tx.tx
      .update(courses)
      .set({ coverMediaId: input.mediaId, updatedAt: tx.now() })
      .where(eq(courses.id, course.id))
    const { id: courseId, title, ownerId } = course
    const changed = difference(before ?? {}, { coverMediaId: input.mediaId })
    await emit(tx, courseUpdated, { courseId, title, ownerId, outline: false, ...changed })
  })
}
