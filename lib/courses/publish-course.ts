// Publishes a course: shows it to everyone and freezes what it says today as a version.
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { coursePublished, type LearnersUnderWay } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { recount } from './outline/recount'
import { freezeOutline } from './publishing/freeze-outline'
import { whatIsMissing } from './publishing/what-is-missing'
import { courseBySlugOrId } from './reads'
import type { Course } from './schemas'
import { managedCourse } from './standing'
import { lessonContents } from './teaching/reads'

type Publication = {
  id: string
  /** What changed, in the publisher's words. */
  note?: string
  learners?: z.infer<typeof LearnersUnderWay>
}

/** Publishing again what did not change makes no new version. Throws `invalid` (422) with all that is missing. */
export async function publishCourse(ctx: Context, input: Publication): Promise<Course> {
  return transact(ctx, async tx => {
    const { id, ownerId } = await managedCourse(tx, input.id)
    const [course] = await tx.tx.select().from(courses).where(eq(courses.id, id))
    if (!course) throw new Error('the locked course is there')
    const contents = await lessonContents(tx, id)
    const errors = whatIsMissing(course, contents)
    if (errors.length > 0) {
      const message = `This course cannot be published yet: ${errors.map(error => error.message).join('; ')}.`
      throw new DomainError('invalid', message, { errors })
    }
    const { id: versionId, number, changed } = await freezeOutline(tx, course, contents, input.note ?? '')
    const { learners = 'keep' } = input
    if (!changed && course.status === 'published' && learners === 'keep') return courseBySlugOrId(tx, id)

    const now = tx.now()
    const publishedAt = course.publishedAt ?? now
    await tx.tx
      .update(courses)
      .set({ status: 'published', versionNumber: number, publishedAt, archivedAt: null, updatedAt: now })
      .where(eq(courses.id, id))
    await recount(tx, id)
    const fact = { courseId: id, title: course.title, ownerId, version: number, versionId, learners }
    await emit(tx, coursePublished, fact)
    return courseBySlugOrId(tx, id)
  })
}
