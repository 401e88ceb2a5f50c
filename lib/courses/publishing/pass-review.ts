// Publishes a course that waited for a review.
import { transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { reviewPassed } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { courseBySlugOrId } from '../reads'
import type { Course } from '../schemas'
import { goLive, publishable } from './go-live'
import type { CourseOnly } from './schemas'
import { submittedCourse } from './submitted-course'

/** As it stands now, with what its teacher said of it. Throws `forbidden` for all but admins, `conflict` where nothing waits. */
export async function passReview(ctx: Context, input: CourseOnly): Promise<Course> {
  requirePermission(ctx, 'course.manage-any')
  return transact(ctx, async tx => {
    const { id, title, ownerId, publishNote: note, publishLearners: learners } = await submittedCourse(tx, input.id)
    const found = await publishable(tx, id)
    await emit(tx, reviewPassed, { courseId: id, title, ownerId })
    await goLive(tx, found, { note, learners })
    return courseBySlugOrId(tx, id)
  })
}
