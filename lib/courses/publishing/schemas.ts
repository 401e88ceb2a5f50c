// What publishing takes: now, at an hour, after a review.
import { z } from 'zod'
import { LearnersUnderWay } from '@/lib/events/courses'

const id = z.string().min(1).max(200)
const note = z.string().trim().max(2000, 'has at most 2,000 characters').optional()

export const PublishCourse = z.object({
  id,
  /** What changed, for the history. */
  note,
  learners: LearnersUnderWay.optional(),
})
export type PublishCourse = z.infer<typeof PublishCourse>

export const SchedulePublishing = PublishCourse.extend({
  /** The local time of whoever schedules, as a `datetime-local` field gives it. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'choose a day and a time'),
  timeZone: z.string().max(100).default('UTC'),
})
export type SchedulePublishing = z.input<typeof SchedulePublishing>

export const CourseOnly = z.object({ id })
export type CourseOnly = z.infer<typeof CourseOnly>

export const AskForChanges = z.object({
  id,
  note: z.string().trim().min(1, 'say what should change').max(2000, 'has at most 2,000 characters'),
})
export type AskForChanges = z.infer<typeof AskForChanges>
