// A piece of evidence that somebody learned something, with what is known around it: what XP, streaks and achievements read.
import type { EVIDENCE_KINDS } from '@/db/schema/gamification'
import type { Difficulty, LessonKind } from '@/lib/courses/schemas'

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

type Common = {
  factId: string
  userId: string
  courseId: string
  /** When it happened: in the past for what an offline device reports late, and for a seed. */
  at: Date
}
export type LessonDeed = Common & { kind: 'lesson'; lessonId: string; lessonKind: LessonKind; difficulty: Difficulty }
export type CourseDeed = Common & { kind: 'course'; enrollmentId: string }
/** Graded attempts only; practice is for the learner alone. `score` is in percent. */
export type QuizDeed = Common & {
  kind: 'quiz'
  attemptId: string
  quizId: string
  lessonId: string
  score: number
  passed: boolean
}
export type Deed = LessonDeed | CourseDeed | QuizDeed

/** What the deed's course and lesson are like, and what was switched off. */
export type Surroundings = {
  /** The difficulty of the lesson that it belongs to; easy for a course. */
  difficulty: Difficulty
  lessonCount: number
  categorySlug: string
  courseLevel: 'beginner' | 'intermediate' | 'advanced'
  /** Those who teach a course earn nothing in it. */
  isStaff: boolean
  courseXp: boolean
  ownXp: boolean
  ownStreaks: boolean
  ownAchievements: boolean
}
