// Has a course publish itself at an hour that its teacher names.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { publicationScheduled } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { momentOf } from './local-time'
import { plannedFor } from './planned-for'
import type { SchedulePublishing } from './schemas'

const FURTHEST_MS = 2 * 366 * 24 * 3_600_000

/** Gives the moment. Another call moves it. Whether the course is ready is asked when its hour comes. Throws `invalid` at `at`. */
export async function schedulePublishing(ctx: Context, input: SchedulePublishing): Promise<{ publishAt: string }> {
  return transact(ctx, async tx => {
    const { id, title, ownerId } = await managedCourse(tx, input.id)
    const at = momentOf(input.at, input.timeZone ?? 'UTC')
    const now = tx.now().getTime()
    if (!at || at.getTime() <= now) throw invalid('at', 'choose a time that is still to come')
    if (at.getTime() > now + FURTHEST_MS) throw invalid('at', 'choose a time within two years')
    const before = await plannedFor(tx, id)
    const [row] = await tx.tx
      .update(courses)
      .set({
        publishAt: at,
        publishBy: actorId(tx),
        publishNote: input.note ?? '',
        publishLearners: input.learners ?? 'keep',
        reviewNote: null,
      })
      .where(eq(courses.id, id))
      .returning({ isTemplate: courses.isTemplate })
    if (row?.isTemplate) throw invalid('id', 'A template is there to be copied, not to be published.')
    const publishAt = at.toISOString()
    await emit(tx, publicationScheduled, { courseId: id, title, ownerId, before, after: await plannedFor(tx, id) })
    return { publishAt }
  })
}
