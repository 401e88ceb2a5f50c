// The fields of a lesson that its editor writes, and which of them differ.
import type { LessonDraft } from '@/lib/courses/editing/schemas'

const NAMES = [
  'title',
  'kind',
  'difficulty',
  'bodyMarkdown',
  'durationSeconds',
  'freePreview',
  'optional',
  'skills',
  'embedUrl',
] as const
export type LessonFields = Pick<LessonDraft, (typeof NAMES)[number]>
export type FieldName = (typeof NAMES)[number]

export function fieldsOf(lesson: LessonFields): LessonFields {
  const { title, kind, difficulty, bodyMarkdown, durationSeconds, freePreview, optional, skills, embedUrl } = lesson
  return { title, kind, difficulty, bodyMarkdown, durationSeconds, freePreview, optional, skills, embedUrl }
}

export function changedNames(before: LessonFields, after: LessonFields): FieldName[] {
  return NAMES.filter(name => !isSame(before[name], after[name]))
}

/** The fields of `after` that differ from `before`. */
export function changedFields(before: LessonFields, after: LessonFields): Partial<LessonFields> {
  return Object.fromEntries(changedNames(before, after).map(name => [name, after[name]]))
}

/** What both changed since `base`, each in another way. */
export function contested(base: LessonFields, mine: LessonFields, theirs: LessonFields): FieldName[] {
  const others = new Set(changedNames(base, theirs))
  return changedNames(base, mine).filter(name => others.has(name) && !isSame(mine[name], theirs[name]))
}

function isSame(a: unknown, b: unknown): boolean {
  return (
    a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))
  )
}

/** Field names for people. */
export const FIELD_WORDS: Record<FieldName, string> = {
  title: 'title',
  kind: 'kind',
  difficulty: 'difficulty',
  bodyMarkdown: 'text',
  durationSeconds: 'minutes',
  freePreview: 'free preview',
  optional: 'optional',
  skills: 'skills',
  embedUrl: 'embedded page',
}
