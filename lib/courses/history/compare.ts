// What differs between two states of a course: its words, and its lessons one by one.
import { isDeepStrictEqual } from 'node:util'
import type { CourseDetails } from '@/db/schema/courses'
import { type WordChange, wordChanges } from './word-changes'

export type EditionLesson = {
  lessonId: string
  sectionId: string
  sectionTitle: string
  title: string
  kind: string
  difficulty: string
  durationSeconds: number
  freePreview: boolean
  optional: boolean
  bodyMarkdown: string
  mediaId: string | null
  embedUrl: string | null
}
/** One state of a course; lessons in the order of the outline. */
export type Edition = { details: CourseDetails; lessons: EditionLesson[] }

export type SettingChange = { name: string; before: string; after: string }
export type LessonChange = {
  lessonId: string
  title: string
  change: 'added' | 'removed' | 'changed'
  /** It stands elsewhere in the outline: in another section, or in another order. */
  moved: { from: string; to: string } | null
  settings: SettingChange[]
  /** Null where the text is the same; the whole text of what was added or removed is not repeated. */
  words: WordChange[] | null
}
export type Comparison = {
  details: { name: string; words: WordChange[] }[]
  sections: SettingChange[]
  lessons: LessonChange[]
}

export function compareEditions(before: Edition, after: Edition): Comparison {
  return {
    details: detailChanges(before.details, after.details),
    sections: sectionChanges(before.lessons, after.lessons),
    lessons: lessonChanges(before.lessons, after.lessons),
  }
}

export function isSame({ details, sections, lessons }: Comparison): boolean {
  return details.length + sections.length + lessons.length === 0
}

const DETAILS = {
  title: 'Title',
  subtitle: 'Subtitle',
  descriptionMarkdown: 'Description',
  outcomes: 'What you will be able to do',
  requirements: 'What you need',
} as const

function detailChanges(before: CourseDetails, after: CourseDetails): Comparison['details'] {
  const text = (value: string | string[]) => (Array.isArray(value) ? value.map(line => `- ${line}`).join('\n') : value)
  return (Object.keys(DETAILS) as (keyof typeof DETAILS)[]).flatMap(field =>
    isDeepStrictEqual(before[field], after[field])
      ? []
      : [{ name: DETAILS[field], words: wordChanges(text(before[field]), text(after[field])) }],
  )
}

function sectionChanges(before: EditionLesson[], after: EditionLesson[]): SettingChange[] {
  const titles = (lessons: EditionLesson[]) =>
    new Map(lessons.map(({ sectionId, sectionTitle }) => [sectionId, sectionTitle]))
  const [old, now] = [titles(before), titles(after)]
  const renamed = [...now].flatMap(([id, title]) => {
    const was = old.get(id)
    return was === undefined || was === title ? [] : [{ name: 'Section renamed', before: was, after: title }]
  })
  const added = [...now]
    .filter(([id]) => !old.has(id))
    .map(([, after]) => ({ name: 'Section added', before: '', after }))
  const removed = [...old]
    .filter(([id]) => !now.has(id))
    .map(([, before]) => ({ name: 'Section removed', before, after: '' }))
  return [...renamed, ...added, ...removed]
}

function lessonChanges(before: EditionLesson[], after: EditionLesson[]): LessonChange[] {
  const old = new Map(before.map(lesson => [lesson.lessonId, lesson]))
  const now = new Map(after.map(lesson => [lesson.lessonId, lesson]))
  const moved = movedLessons(before, after)
  const still = after.flatMap((lesson): LessonChange[] => {
    const was = old.get(lesson.lessonId)
    if (!was) return [whole(lesson, 'added')]
    const change = {
      lessonId: lesson.lessonId,
      title: lesson.title,
      change: 'changed' as const,
      moved: moved.has(lesson.lessonId) ? { from: was.sectionTitle, to: lesson.sectionTitle } : null,
      settings: settingChanges(was, lesson),
      words: was.bodyMarkdown === lesson.bodyMarkdown ? null : wordChanges(was.bodyMarkdown, lesson.bodyMarkdown),
    }
    return change.moved || change.words || change.settings.length > 0 ? [change] : []
  })
  const gone = before.filter(({ lessonId }) => !now.has(lessonId)).map(lesson => whole(lesson, 'removed'))
  return [...still, ...gone]
}

function whole({ lessonId, title }: EditionLesson, change: 'added' | 'removed'): LessonChange {
  return { lessonId, title, change, moved: null, settings: [], words: null }
}

/** In another section, or not among the most lessons that kept their order. */
function movedLessons(before: EditionLesson[], after: EditionLesson[]): Set<string> {
  const places = new Map(before.map((lesson, place) => [lesson.lessonId, { place, sectionId: lesson.sectionId }]))
  const stayed = after.flatMap(({ lessonId, sectionId }) => {
    const was = places.get(lessonId)
    return was ? [{ lessonId, place: was.place, inSection: was.sectionId === sectionId }] : []
  })
  const kept = longestRise(stayed.filter(({ inSection }) => inSection))
  return new Set(stayed.map(({ lessonId }) => lessonId).filter(id => !kept.has(id)))
}

/** The longest strictly rising subsequence by place (patience sorting), as ids. */
function longestRise(entries: { lessonId: string; place: number }[]): Set<string> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [at, { place }] of entries.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((entries[ends[middle] ?? 0]?.place ?? 0) < place) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? ends[low - 1] : undefined
    ends[low] = at
  }
  const kept = new Set<string>()
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(entries[at]?.lessonId ?? '')
  return kept
}

const yes = (value: boolean) => (value ? 'yes' : 'no')
const SETTINGS: [string, (lesson: EditionLesson) => string][] = [
  ['Title', lesson => lesson.title],
  ['Kind', lesson => lesson.kind],
  ['Difficulty', lesson => lesson.difficulty],
  ['Free preview', lesson => yes(lesson.freePreview)],
  ['Optional', lesson => yes(lesson.optional)],
  ['Page shown', lesson => lesson.embedUrl ?? 'none'],
]

function settingChanges(before: EditionLesson, after: EditionLesson): SettingChange[] {
  const changes = SETTINGS.flatMap(([name, of]) =>
    of(before) === of(after) ? [] : [{ name, before: of(before), after: of(after) }],
  )
  if (before.mediaId !== after.mediaId)
    changes.push({
      name: 'Video or file',
      before: before.mediaId ? 'one' : 'none',
      after: after.mediaId ? 'another' : 'none',
    })
  return changes
}
