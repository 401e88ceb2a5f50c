// Gives a course its cover.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { mediaAbout } from '@/lib/media/reads'
import { managedCourse } from './standing'

/** The picture has to be public, since everyone sees covers. Throws as `managedCourse` does, or `invalid`. */
export async function setCover(ctx: Context, input: { courseId: string; mediaId: string | null }): Promise<void> {
  await transact(ctx, async tx => {
    const course = await managedCourse(tx, input.courseId)
    const about = input.mediaId ? await mediaAbout(tx, input.mediaId) : undefined
    if (input.mediaId && (about?.kind !== 'image' || about.visibility !== 'public'))
      throw invalid('mediaId', 'A cover has to be a public picture.')
    await tx.tx
      .update(courses)
      .set({ coverMediaId: input.mediaId, updatedAt: tx.now() })
      .where(eq(courses.id, course.id))
  })
}
