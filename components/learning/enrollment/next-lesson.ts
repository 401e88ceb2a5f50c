// Where somebody goes on in a course.
import type { LessonOutline, Section } from '@/lib/courses/schemas'
import type { CourseProgress } from '@/lib/learning/schemas'

/** The lesson one was in, else the next that is not done, else undefined: all of it is done. */
export function nextLesson(sections: Section[], progress: CourseProgress): LessonOutline | undefined {
  const lessons = sections.flatMap(section => section.lessons)
  const done = new Set(progress.lessons.filter(lesson => lesson.status === 'completed').map(lesson => lesson.lessonId))
  const last = lessons.findIndex(lesson => lesson.id === progress.lastLessonId)
  const ahead = [...lessons.slice(Math.max(last, 0)), ...lessons.slice(0, Math.max(last, 0))]
  return ahead.find(lesson => !done.has(lesson.id))
}

/** A stone for each section: its work in lessons, and how much of it is done. */
export function stonesOf(sections: Section[], progress: CourseProgress): { work: number; done: number }[] {
  const done = new Set(progress.lessons.filter(lesson => lesson.status === 'completed').map(lesson => lesson.lessonId))
  return sections
    .filter(({ lessons }) => lessons.length > 0)
    .map(({ lessons }) => ({
      work: lessons.length,
      done: lessons.filter(lesson => done.has(lesson.id)).length / lessons.length,
    }))
}
