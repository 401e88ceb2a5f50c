// What the list of a course's learners takes and gives at the doors.
import { z } from 'zod'
import { PublicUser } from '@/lib/accounts/schemas'
import { LessonKind } from '@/lib/courses/schemas'
import { LessonStatus, prose } from '../schemas'

/** Away: not finished, and not here for this many days. */
export const AWAY_DAYS = 14
export const SHOWN = ['all', 'not_started', 'under_way', 'finished', 'away'] as const
export const SORTS = ['newest', 'name', 'seen', 'progress'] as const

/** Which learners are meant: by name or e-mail address, and by how far they are. */
export const LearnerFilter = z.object({
  query: z.string().trim().max(200).default(''),
  show: z.enum(SHOWN).default('all'),
})
export type LearnerFilter = z.infer<typeof LearnerFilter>

export const LearnerQuery = LearnerFilter.extend({
  sort: z.enum(SORTS).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1000).optional(),
})
export type LearnerQuery = z.infer<typeof LearnerQuery>

const time = z.iso.datetime()
/** `completedLessons` of `totalLessons` count what is required; `version` is the published version that they learn. */
export const Learner = z
  .object({
    user: PublicUser,
    email: z.string(),
    percent: z.int().min(0).max(100),
    completedLessons: z.int(),
    totalLessons: z.int(),
    secondsSpent: z.int(),
    version: z.int().nullable(),
    source: z.enum(['self', 'grant']),
    enrolledAt: time,
    lastSeenAt: time.nullable(),
    completedAt: time.nullable(),
  })
  .meta({ id: 'Learner' })
export type Learner = z.infer<typeof Learner>
export const LearnerList = z
  .object({ items: z.array(Learner), nextCursor: z.string().nullable() })
  .meta({ id: 'LearnerList' })
export type LearnerList = z.infer<typeof LearnerList>

/** `bestScore` is in percent, of graded attempts that were handed in. */
export const LearnerLesson = z.object({
  lessonId: z.string(),
  title: z.string(),
  sectionTitle: z.string(),
  kind: LessonKind,
  optional: z.boolean(),
  status: LessonStatus,
  secondsSpent: z.int(),
  completedAt: time.nullable(),
  quiz: z.object({ attempts: z.int(), bestScore: z.number().nullable(), passed: z.boolean() }).nullable(),
})
export const LearnerDetail = Learner.extend({ lessons: z.array(LearnerLesson) }).meta({ id: 'LearnerDetail' })
export type LearnerDetail = z.infer<typeof LearnerDetail>

export const LearnerParams = z.object({ id: z.string().min(1).max(200), userId: z.string().min(1).max(200) })

/** Several addresses as people paste them: on lines, with commas, semicolons or spaces between. */
export const GrantManyInput = z.object({
  courseId: z.string().min(1).max(200),
  userEmails: prose(1, 30_000)
    .transform(text => [
      ...new Set(
        text
          .split(/[\s,;<>"]+/)
          .filter(word => word.includes('@'))
          .map(word => word.toLowerCase()),
      ),
    ])
    .pipe(z.array(z.string().max(254)).min(1, 'has no e-mail address in it').max(200, 'has at most 200 addresses')),
})
export type GrantManyInput = z.infer<typeof GrantManyInput>

/** The learner reads the reason in the mail that tells them. */
export const RevokeAccessInput = z.object({
  courseId: z.string().min(1).max(200),
  userId: z.string().min(1).max(200),
  reason: prose(0, 1000).default(''),
})
export type RevokeAccessInput = z.infer<typeof RevokeAccessInput>
