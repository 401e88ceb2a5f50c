// The way through a course: what comes before and after a lesson, and where to go on.
import type { LessonStatus } from '../schemas'

type Step = { id: string; status: LessonStatus; optional: boolean }

/** The lessons beside one, in the order of the outline. */
export function neighbors<S extends Step>(lessons: readonly S[], lessonId: string) {
  const at = lessons.findIndex(lesson => lesson.id === lessonId)
  return { previous: (at > 0 && lessons[at - 1]) || null, next: (at >= 0 && lessons[at + 1]) || null }
}

/**
 * Where a learner goes on: the lesson they were in if it is not complete, else the next open one after it, else the first
 * open one from the start (required ones first), else where they were. Null only where there is no lesson.
 */
export function goOn<S extends Step>(lessons: readonly S[], lastLessonId: string | null): S | null {
  const at = lessons.findIndex(lesson => lesson.id === lastLessonId)
  const last = lessons[at]
  const isOpen = (lesson: S) => lesson.status !== 'completed'
  if (last && isOpen(last)) return last
  return (
    lessons.slice(at + 1).find(isOpen) ??
    lessons.find(lesson => isOpen(lesson) && !lesson.optional) ??
    lessons.find(isOpen) ??
    last ??
    lessons[0] ??
    null
  )
}
