// An outline as a verb is asked to write it, and what that means for the lessons there already.
import { DomainError, type FieldError } from '@/lib/core/errors'
import type { LessonKind } from '../schemas'

type Difficulty = 'easy' | 'medium' | 'hard' | 'expert'

/** What is undefined stays as it is, or takes its default in a new lesson. */
export type LessonDraft = {
  id?: string | undefined
  /** The id that a new lesson shall get, where others refer to it already. */
  mintedId?: string | undefined
  title?: string | undefined
  kind?: LessonKind | undefined
  bodyMarkdown?: string | undefined
  durationSeconds?: number | undefined
  difficulty?: Difficulty | undefined
  freePreview?: boolean | undefined
  optional?: boolean | undefined
  embedUrl?: string | null | undefined
  skills?: string[] | undefined
  mediaId?: string | null | undefined
  sourceKey?: string | undefined
}
export type SectionDraft = {
  id?: string | undefined
  title: string
  lessons: LessonDraft[]
  sourceKey?: string | undefined
}

/** Throws `invalid` for ids that are not of this course or stand twice. */
export function assertOwnIds(
  drafts: SectionDraft[],
  known: { sections: ReadonlySet<string>; lessons: ReadonlySet<string> },
): void {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const check = (id: string | undefined, ids: ReadonlySet<string>, path: string) => {
    if (id === undefined) return
    if (!ids.has(id)) errors.push({ path, message: 'is not part of this course' })
    else if (seen.has(id)) errors.push({ path, message: 'stands here twice' })
    seen.add(id)
  }
  drafts.forEach((section, s) => {
    check(section.id, known.sections, `sections.${s}.id`)
    section.lessons.forEach((lesson, l) => void check(lesson.id, known.lessons, `sections.${s}.lessons.${l}.id`))
  })
  if (errors.length > 0)
    throw new DomainError('invalid', 'Some parts of this outline are not of this course.', { errors })
}
