// Shows a course to everyone as it stands now, as a version that is frozen.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { DomainError, invalid } from '@/lib/core/errors'
import { coursePublished } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { recount } from '../outline/recount'
import { type LessonContent, lessonContents } from '../teaching/reads'
import { freezeOutline } from './freeze-outline'
import type { PublishCourse } from './schemas'
import { whatIsMissing } from './what-is-missing'

export type CourseRow = typeof courses.$inferSelect
type Publication = Pick<PublishCourse, 'note' | 'learners'>

/** The locked course and its lessons. Throws `invalid` (422) with all that is missing, and for templates. */
export async function publishable(
  ctx: TxContext,
  courseId: string,
): Promise<{ course: CourseRow; contents: LessonContent[] }> {
  const [course] = await ctx.tx.select().from(courses).where(eq(courses.id, courseId)).for('update')
  if (!course) throw new Error('the locked course is there')
  if (course.isTemplate)
    throw invalid('id', 'A template is there to be copied. Begin a course from it, and publish that one.')
  const contents = await lessonContents(ctx, courseId)
  const errors = whatIsMissing(course, contents)
  if (errors.length === 0) return { course, contents }
  const message = `This course cannot be published yet: ${errors.map(error => error.message).join('; ')}.`
  throw new DomainError('invalid', message, { errors })
}

/** What did not change makes no new version. A publication that waited (for its hour, for a review) is done with this. */
export async function goLive(
  ctx: TxContext,
  { course, contents }: { course: CourseRow; contents: LessonContent[] },
  { note = '', learners = 'keep' }: Publication,
): Promise<void> {
  const { id: versionId, number, changed } = await freezeOutline(ctx, course, contents, note)
  const now = ctx.now()
  const waited = {
    publishAt: null,
    publishBy: null,
    publishNote: '',
    publishLearners: 'keep' as const,
    submittedAt: null,
  }
  const isNews = changed || course.status !== 'published'
  const live = {
    status: 'published' as const,
    versionNumber: number,
    publishedAt: course.publishedAt ?? now,
    archivedAt: null,
    reviewNote: null,
    ...(isNews ? { updatedAt: now } : {}),
  }
  await ctx.tx
    .update(courses)
    .set({ ...live, ...waited })
    .where(eq(courses.id, course.id))
  if (!isNews && learners === 'keep') return
  await recount(ctx, course.id)
  const { id: courseId, title, ownerId } = course
  const sides = {
    before: { status: course.status, version: course.versionNumber },
    after: { status: live.status, version: number },
  }
  await emit(ctx, coursePublished, { courseId, title, ownerId, version: number, versionId, learners, ...sides })
}
