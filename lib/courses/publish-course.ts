// Publishes a course: shows it to everyone and freezes what it says today as a version; or asks an admin to, where the site says so.
import { transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { goLive, publishable } from './publishing/go-live'
import { requestReview } from './publishing/request-review'
import { isReviewed } from './publishing/reviewed'
import type { PublishCourse } from './publishing/schemas'
import { courseBySlugOrId } from './reads'
import type { Course } from './schemas'
import { managedCourse } from './standing'

/**
 * Publishing again what did not change makes no new version. Where the site has courses reviewed, it waits for an admin:
 * a draft is `in_review` then, a published course stays as it is until its new version is passed. Throws `invalid` (422)
 * with all that is missing.
 */
export async function publishCourse(ctx: Context, input: PublishCourse): Promise<Course> {
  return transact(ctx, async tx => {
    const { id } = await managedCourse(tx, input.id)
    const found = await publishable(tx, id)
    if (await isReviewed(tx)) await requestReview(tx, found.course, input)
    else await goLive(tx, found, input)
    return courseBySlugOrId(tx, id)
  })
}
