// What a course still needs before it can be published.
import type { FieldError } from '@/lib/core/errors'

type Content = { kind: string; bodyMarkdown: string; mediaId: string | null; quizItems: number }

/** Whether there is anything in a lesson to take. */
export function hasContent(lesson: Content): boolean {
  return lesson.bodyMarkdown.trim() !== '' || lesson.mediaId !== null || lesson.quizItems > 0
}

/** Empty when it can be published: a title, a description and one lesson with content. */
export function whatIsMissing(
  course: { title: string; descriptionMarkdown: string },
  lessons: Content[],
): FieldError[] {
  const missing: FieldError[] = []
  if (course.title.trim() === '') missing.push({ path: 'title', message: 'give the course a title' })
  if (course.descriptionMarkdown.trim() === '')
    missing.push({ path: 'descriptionMarkdown', message: 'describe what the course is about' })
  if (!lessons.some(hasContent))
    missing.push({ path: 'sections', message: 'add at least one lesson with content: a text, a video or a quiz' })
  return missing
}
