// Saves what a course says of itself, unless somebody else changed it since the form was opened.
import { transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { managedCourse } from '../standing'
import { updateCourse } from '../update-course'
import { courseDetails } from './reads'
import type { SaveDetails } from './schemas'

/** `seen` is what `courseDetails` gave. Throws `conflict`, `invalid`, and as `managedCourse` does. */
export async function saveDetails(ctx: Context, input: SaveDetails): Promise<void> {
  await managedCourse(ctx, input.courseId)
  const { courseId, seen, ...fields } = input
  await transact(ctx, async tx => {
    await managedCourse(tx, courseId)
    if ((await courseDetails(tx, courseId)).seen !== seen) {
      const message =
        'The details were changed somewhere else meanwhile. What you typed is still here; save again to put it in their place.'
      throw new DomainError('conflict', message, { code: 'edit_conflict' })
    }
    await updateCourse(tx, { id: courseId, ...fields })
  })
}
