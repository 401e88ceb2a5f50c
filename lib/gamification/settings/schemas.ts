// What learners and those who teach may switch off.
import { z } from 'zod'

/** A checkbox of a form says `on` or nothing; the API says true or false. */
const toggle = z
  .union([z.boolean(), z.literal('on').transform(() => true)])
  .optional()
  .transform(given => given ?? false)

export const OwnSwitches = z.object({
  xp: toggle,
  streaks: toggle,
  achievements: toggle,
  boards: toggle,
  weeklyGoalDays: z.coerce.number().int().min(1, 'has to be at least 1 day').max(7, 'a week has 7 days'),
})
export type OwnSwitches = z.infer<typeof OwnSwitches>

export const CourseSwitches = z.object({ xp: toggle, board: toggle })
export type CourseSwitches = z.infer<typeof CourseSwitches>

export const ChangeCourseSwitches = CourseSwitches.extend({ courseId: z.string().min(1).max(200) })
export type ChangeCourseSwitches = z.infer<typeof ChangeCourseSwitches>

export const ALL_ON: OwnSwitches = { xp: true, streaks: true, achievements: true, boards: true, weeklyGoalDays: 3 }
