// What the rules of a course take and give: what has to be complete before something opens, and when it opens.
import { z } from 'zod'

/** `previous` is the required lesson, or the section, before it, wherever both move; a lesson and a section are of the same course. */
export const Requirement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('previous') }),
  z.strictObject({ kind: z.literal('lesson'), lessonId: z.uuid() }),
  z.strictObject({ kind: z.literal('section'), sectionId: z.uuid() }),
  /** By id or slug. */
  z.strictObject({ kind: z.literal('course'), courseId: z.string().trim().min(1, 'please name the course').max(200) }),
])
export type Requirement = z.infer<typeof Requirement>

const courseId = z.string().min(1).max(200)
/** What a rule is about: the lesson, else the section, else the whole course. */
const subject = { courseId, sectionId: z.uuid().optional(), lessonId: z.uuid().optional() }
const oneSubject = (input: { sectionId?: string | undefined; lessonId?: string | undefined }) =>
  input.sectionId === undefined || input.lessonId === undefined
const wrongSubject = { message: 'name either a section or a lesson', path: ['lessonId'] }

/** Replaces all rules of the subject; an empty list opens it. */
export const SetPrerequisites = z
  .strictObject({ ...subject, requires: z.array(Requirement).max(20, 'has at most 20 entries') })
  .refine(oneSubject, wrongSubject)
  .meta({ id: 'SetPrerequisites' })
export type SetPrerequisites = z.infer<typeof SetPrerequisites>

/** Closed before a moment, or for some days after enrolling; neither opens it at once. */
export const SetDrip = z
  .strictObject({
    ...subject,
    opensAt: z.iso.datetime({ offset: true, error: 'has to be a date with a time' }).nullable(),
    opensAfterDays: z
      .int('has to be a whole number of days')
      .min(1, 'is at least 1 day')
      .max(3650, 'is at most 3,650 days')
      .nullable(),
  })
  .refine(input => (input.sectionId === undefined) !== (input.lessonId === undefined), wrongSubject)
  .refine(input => input.opensAt === null || input.opensAfterDays === null, {
    message: 'choose either a date or a number of days',
    path: ['opensAfterDays'],
  })
  .meta({ id: 'SetDrip' })
export type SetDrip = z.infer<typeof SetDrip>

export const SetCourseOrder = z.strictObject({ courseId, lessonOrder: z.enum(['any', 'in_order']) })
export type SetCourseOrder = z.infer<typeof SetCourseOrder>

/** What is left out stays. Learners see it from the next publication on. */
export const MarkLesson = z.strictObject({
  courseId,
  lessonId: z.uuid(),
  freePreview: z.boolean().optional(),
  optional: z.boolean().optional(),
})
export type MarkLesson = z.infer<typeof MarkLesson>

export type Drip = { opensAt: string | null; opensAfterDays: number | null }
/** One rule as it stands: its subject, and what has to be complete. */
export type Rule = { sectionId: string | null; lessonId: string | null; requires: Requirement }
export type PlannedLesson = Drip & { id: string; title: string; freePreview: boolean; optional: boolean }
export type PlannedSection = Drip & { id: string; title: string; lessons: PlannedLesson[] }
/** All that opens and closes the lessons of a course, as those who teach see it. */
export type AccessPlan = {
  courseId: string
  lessonOrder: 'any' | 'in_order'
  sections: PlannedSection[]
  rules: Rule[]
}
