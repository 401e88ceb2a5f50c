// What the player and Home show of a learner's way; only pages and components read these.
import type { LessonKind } from '@/lib/courses/schemas'
import type { LessonProgress, LessonStatus } from '../schemas'

export type LessonLink = { id: string; title: string; kind: LessonKind }

/** `lock` says in words what opens the lesson; null while it is open. */
export type LessonStep = LessonLink & {
  durationSeconds: number
  optional: boolean
  status: LessonStatus
  lock: string | null
}

/** One lesson in the player. `progress` is null for visitors of a free preview and staff who are not enrolled. */
export type LessonState = {
  courseId: string
  lesson: LessonLink
  progress: LessonProgress | null
  /** What counts as watched, as [from, to) in seconds. */
  watched: [number, number][]
  percent: number
  completedLessons: number
  totalLessons: number
  previous: LessonLink | null
  next: LessonLink | null
  sections: { id: string; title: string; lessons: LessonStep[] }[]
}

/** A course in progress on Home. Sections are stones of the cairn: how much work is in each, how much is done. */
export type CourseUnderway = {
  courseId: string
  slug: string
  title: string
  coverUrl: string | null
  percent: number
  completedLessons: number
  lessonCount: number
  secondsSpent: number
  lastSeenAt: string
  lastLesson: (LessonLink & { positionSeconds: number }) | null
  /** Where “continue” leads. */
  next: (LessonLink & { positionSeconds: number; durationSeconds: number }) | null
  sections: { id: string; title: string; lessonCount: number; doneCount: number; durationSeconds: number }[]
}
