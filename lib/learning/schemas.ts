// What learning takes and gives at the doors.
import { z } from 'zod'

/** Text of several lines that people typed; what Postgres cannot store (NUL, halves of a character) is refused. */
export const prose = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min, 'please fill this in')
    .max(max, `has at most ${max.toLocaleString('en')} characters`)
    .refine(text => !/\0|\p{Surrogate}/u.test(text), 'has characters that cannot be stored')

export const IdParams = z.object({ id: z.uuid() })
/** A course's id or slug in the path. */
export const CourseParams = z.object({ id: z.string().min(1).max(200) })

export const Enrollment = z
  .object({
    id: z.string(),
    courseId: z.string(),
    userId: z.string(),
    enrolledAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Enrollment' })
export type Enrollment = z.infer<typeof Enrollment>

/** How to get access to a course that costs something; travels in the problem document of a 402. */
export const Checkout = z
  .object({
    options: z.array(
      z.object({
        kind: z.enum(['purchase', 'subscription']),
        priceMinor: z.int(),
        currency: z.string(),
        url: z.string(),
      }),
    ),
  })
  .meta({ id: 'Checkout' })
export type Checkout = z.infer<typeof Checkout>

export const LessonStatus = z.enum(['not_started', 'started', 'completed'])
export type LessonStatus = z.infer<typeof LessonStatus>

const lessonProgress = {
  lessonId: z.string(),
  status: LessonStatus,
  positionSeconds: z.number(),
  secondsSpent: z.int(),
  completedAt: z.iso.datetime().nullable(),
}
/** `missing` says in words what is still needed before the lesson can be completed. */
export const LessonProgress = z
  .object({ ...lessonProgress, missing: z.array(z.string()) })
  .meta({ id: 'LessonProgress' })
export type LessonProgress = z.infer<typeof LessonProgress>

/** `completedLessons` and `totalLessons` count what is required; `lessons` lists the optional ones too. */
export const CourseProgress = z
  .object({
    courseId: z.string(),
    percent: z.int().min(0).max(100),
    completedLessons: z.int(),
    totalLessons: z.int(),
    secondsSpent: z.int(),
    lastLessonId: z.string().nullable(),
    completedAt: z.iso.datetime().nullable(),
    lessons: z.array(z.object(lessonProgress)),
  })
  .meta({ id: 'CourseProgress' })
export type CourseProgress = z.infer<typeof CourseProgress>

/** Kept to the millisecond: players send more digits than a column holds. */
const second = z
  .number()
  .min(0, 'starts at 0')
  .max(360_000, 'is at most 360,000 (100 hours)')
  .transform(seconds => Math.round(seconds * 1000) / 1000)
const Range = z.tuple([second, second]).refine(([from, to]) => from <= to, 'has to end after it begins, as in [12, 30]')

/** `watched` is everything this client saw played, as [from, to) in seconds; sending it again is harmless. */
export const RecordProgressInput = z
  .strictObject({
    positionSeconds: second.optional(),
    watched: z.array(Range).max(2000, 'has at most 2,000 ranges').optional(),
    activeSeconds: z.number().min(0, 'starts at 0').max(86_400, 'is at most 86,400 (a day)').optional(),
  })
  .meta({ id: 'RecordProgress' })
export type RecordProgressInput = z.infer<typeof RecordProgressInput>

/** What a completed lesson earned. */
export const Award = z
  .object({
    xp: z.int(),
    breakdown: z.array(z.object({ label: z.string(), xp: z.number() })),
    level: z.int(),
    levelUp: z.boolean(),
    achievements: z.array(z.object({ key: z.string(), name: z.string() })),
  })
  .meta({ id: 'Award' })
export type Award = z.infer<typeof Award>

export const Completion = z.object({ progress: LessonProgress, award: Award.nullable() }).meta({ id: 'Completion' })
export type Completion = z.infer<typeof Completion>

/** A person by id or by e-mail address. */
export const GrantAccessInput = z
  .strictObject({ userId: z.uuid().optional(), userEmail: z.string().trim().max(254).optional() })
  .refine(input => (input.userId === undefined) !== (input.userEmail === undefined), {
    message: 'please name the person, by e-mail address or by id',
    path: ['userEmail'],
  })
  .meta({ id: 'GrantAccess', examples: [{ userEmail: 'ada@example.com' }] })
export type GrantAccessInput = z.infer<typeof GrantAccessInput>

export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type Page = z.infer<typeof Page>
