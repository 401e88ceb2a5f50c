// Publishes the courses whose hour has come, each for the one who scheduled it.
import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import { db, type TxContext, transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { accountOf } from '@/lib/accounts/reads'
import { type Context, requirePermission, userActor } from '@/lib/core/context'
import { DomainError, isDomainError } from '@/lib/core/errors'
import { publicationFailed } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { publishCourse } from '../publish-course'

const AT_ONCE = 100

/** Running it twice publishes once: the hour is forgotten in the transaction of the publication. Gives how many were due. */
export async function publishDue(ctx: Context): Promise<number> {
  requirePermission(ctx, 'course.manage-any')
  const isDue = and(isNotNull(courses.publishAt), lte(courses.publishAt, ctx.now()))
  const due = await db(ctx)
    .select({ id: courses.id })
    .from(courses)
    .where(isDue)
    .orderBy(asc(courses.publishAt))
    .limit(AT_ONCE)
  for (const { id } of due) await publishWhenDue(ctx, id)
  return due.length
}

async function publishWhenDue(ctx: Context, courseId: string): Promise<void> {
  try {
    await transact(ctx, async tx => {
      const course = await dueCourse(tx, courseId)
      if (!course) return
      const account = course.publishBy ? await accountOf(tx, course.publishBy) : undefined
      if (!account) throw new DomainError('forbidden', 'Whoever scheduled it no longer has an account here.')
      const { publishNote: note, publishLearners: learners } = course
      await publishCourse({ ...tx, actor: userActor(account) }, { id: courseId, note, learners })
    })
  } catch (error) {
    if (!isDomainError(error)) throw error
    await giveUp(ctx, courseId, error.message)
  }
}

/** The course stays as it was, and says why to its teachers. */
async function giveUp(ctx: Context, courseId: string, problem: string): Promise<void> {
  await transact(ctx, async tx => {
    const course = await dueCourse(tx, courseId)
    if (!course) return
    const reviewNote = `It did not publish itself as scheduled. ${problem}`
    await tx.tx.update(courses).set({ publishAt: null, publishBy: null, reviewNote }).where(eq(courses.id, courseId))
    const { title, ownerId } = course
    const publishAt = course.publishAt?.toISOString()
    await emit(tx, publicationFailed, { courseId, title, ownerId, problem, publishAt })
  })
}

/** Locked, and still due: another process may have been here, or its teacher. */
async function dueCourse(ctx: TxContext, courseId: string) {
  const [course] = await ctx.tx
    .select()
    .from(courses)
    .where(and(eq(courses.id, courseId), isNotNull(courses.publishAt), lte(courses.publishAt, ctx.now())))
    .for('update')
  return course
}
