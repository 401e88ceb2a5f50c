// What is switched on for a learner and in a course; without a row everything is.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { courseGamification, gamificationSettings } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { ALL_ON, type CourseSwitches, type OwnSwitches } from './schemas'

export async function ownSwitches(ctx: Context): Promise<OwnSwitches> {
  return switchesOf(ctx, requireUser(ctx).id)
}

export async function switchesOf(ctx: Context, userId: string): Promise<OwnSwitches> {
  const { xp, streaks, achievements, boards, weeklyGoalDays } = gamificationSettings
  const [row] = await db(ctx)
    .select({ xp, streaks, achievements, boards, weeklyGoalDays })
    .from(gamificationSettings)
    .where(eq(gamificationSettings.userId, userId))
  return row ?? ALL_ON
}

/** For the studio. Throws as `taughtCourse` does. */
export async function courseSwitches(ctx: Context, courseRef: string): Promise<CourseSwitches & { courseId: string }> {
  const { id } = await taughtCourse(ctx, courseRef)
  const [row] = await db(ctx)
    .select({ xp: courseGamification.xp, board: courseGamification.board })
    .from(courseGamification)
    .where(eq(courseGamification.courseId, id))
  return { courseId: id, ...(row ?? { xp: true, board: true }) }
}
