// What achievements count: one plain shape for what just happened and for what is read from the past.
import type { Difficulty, LessonKind } from '@/lib/courses/schemas'
import type { Day } from '../streaks/local-day'

/** `day` and `hour` (0 to 23) are by the learner's own clock. */
type When = { day: Day; hour: number }

export type Occurrence =
  /** Any piece of evidence; `ofDay` counts it among those of its day. */
  | ({ kind: 'evidence'; ofDay: number } & When)
  /** The first evidence of a day; `daysAway` without any came before. */
  | { kind: 'day'; day: Day; daysAway: number }
  | ({ kind: 'lesson'; lessonKind: LessonKind; difficulty: Difficulty; category: string; seconds: number } & When)
  | {
      kind: 'course'
      courseId: string
      category: string
      level: 'beginner' | 'intermediate' | 'advanced'
      lessonCount: number
      teacherId: string
      /** From the enrollment to the last lesson. */
      daysTaken: number
    }
  /** A graded attempt; `number` counts those at this quiz, `best` is the best score before it. */
  | { kind: 'quiz'; quizId: string; score: number; passed: boolean; number: number; best: number | null }
  | { kind: 'practice' }
  | { kind: 'note'; lessonId: string; length: number; hasMoment: boolean }
  | { kind: 'review'; courseId: string }
  | { kind: 'freeze' }
  | { kind: 'group'; groupId: string; deed: 'joined' | 'created' | 'reached' }
  | { kind: 'account'; deed: 'told-about' | 'verified' | 'guarded' }
  /** Where the learner stands, whenever it is known. */
  | { kind: 'standing'; streak: number; weekly: number; level: number }

/** A small predicate with a name under which its count is kept. */
export type Counter = { name: string } & (
  | { how: 'count'; when(occurrence: Occurrence): boolean }
  | { how: 'sum'; of(occurrence: Occurrence): number }
  /** Each thing once; null is none. */
  | { how: 'distinct'; of(occurrence: Occurrence): string | null }
  | { how: 'peak'; of(occurrence: Occurrence): number }
)
