// The course that a peer group is for, if the actor may learn beside others in it.
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { courseStanding } from '@/lib/learning/reads'
import { maySeeCourseBoard } from '../boards/policy'

/** Gives its id. Throws `not_found`, and `forbidden` for those who neither take nor teach it. */
export async function courseForGroup(ctx: Context, courseRef: string): Promise<string> {
  const { courseId, isStaff, enrollment } = await courseStanding(ctx, courseRef)
  if (maySeeCourseBoard(ctx.actor, { isStaff, isEnrolled: enrollment !== null })) return courseId
  throw new DomainError('forbidden', 'This group is for those who take its course. Enroll first; then you can join.')
}
