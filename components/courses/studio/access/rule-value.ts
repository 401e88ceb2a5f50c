// Requirements as the values of a form's fields, there and back.
import type { Requirement } from '@/lib/courses/access/schemas'

/** `previous`, `lesson:<id>`, `section:<id>` or `course:<id>`. */
export function ruleValue(requires: Requirement): string {
  switch (requires.kind) {
    case 'previous':
      return 'previous'
    case 'lesson':
      return `lesson:${requires.lessonId}`
    case 'section':
      return `section:${requires.sectionId}`
    case 'course':
      return `course:${requires.courseId}`
  }
}

/** Undefined for what is no such value. */
export function requirementOf(value: string): Requirement | undefined {
  const [kind, id = ''] = value.split(':')
  if (kind === 'previous') return { kind }
  if (id === '') return undefined
  if (kind === 'lesson') return { kind, lessonId: id }
  if (kind === 'section') return { kind, sectionId: id }
  return kind === 'course' ? { kind, courseId: id } : undefined
}

/** The slug or id in an address of a course as people paste it, or what they typed. */
export function courseRefIn(typed: string): string {
  const address = /\/courses\/([^/?#\s]+)/.exec(typed)
  return (address?.[1] ?? typed).trim()
}
