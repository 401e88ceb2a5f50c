// What one can do with an outline, as data: each move makes a new outline of an old one, so that moves can be sent, repeated and undone.
import type { Outline } from '@/lib/courses/editing/schemas'

export type SectionNode = Outline['sections'][number]
export type LessonNode = SectionNode['lessons'][number]
type Sections = readonly SectionNode[]

/** `before: null` is the end. A move whose parts are not there (any more) changes nothing. */
export type Move =
  | { kind: 'place-lessons'; ids: string[]; sectionId: string; before: string | null }
  | { kind: 'place-sections'; ids: string[]; before: string | null }
  | { kind: 'add-lesson'; lesson: LessonNode; sectionId: string; before: string | null }
  | { kind: 'add-section'; section: SectionNode; before: string | null }
  /** The section begins at this lesson and takes those after it along. */
  | { kind: 'split'; lessonId: string; section: Omit<SectionNode, 'lessons'> }
  | { kind: 'join'; sectionId: string }
  | { kind: 'rename'; id: string; title: string }
  | { kind: 'remove'; ids: string[] }
  /** Brings parts back to where they stood in `from`. */
  | { kind: 'restore'; ids: string[]; from: Sections }

export function applyMove(sections: Sections, move: Move): Sections {
  switch (move.kind) {
    case 'place-lessons':
      return placeLessons(sections, move)
    case 'place-sections': {
      const moved = sections.filter(({ id }) => move.ids.includes(id))
      const rest = sections.filter(({ id }) => !move.ids.includes(id))
      return insert(rest, moved, move.before)
    }
    case 'add-lesson':
      if (hasLesson(sections, move.lesson.id)) return sections
      return withLessons(sections, move.sectionId, lessons => insert(lessons, [move.lesson], move.before))
    case 'add-section':
      return sections.some(({ id }) => id === move.section.id)
        ? sections
        : insert(sections, [move.section], move.before)
    case 'split':
      return sections.flatMap(section => {
        const at = section.lessons.findIndex(({ id }) => id === move.lessonId)
        if (at < 0 || sections.some(({ id }) => id === move.section.id)) return [section]
        return [
          { ...section, lessons: section.lessons.slice(0, at) },
          { ...move.section, lessons: section.lessons.slice(at) },
        ]
      })
    case 'join': {
      const at = sections.findIndex(({ id }) => id === move.sectionId)
      const [above, joined] = [sections[at - 1], sections[at]]
      if (!above || !joined) return sections
      const whole = { ...above, lessons: [...above.lessons, ...joined.lessons] }
      return sections.flatMap(section => (section === above ? [whole] : section === joined ? [] : [section]))
    }
    case 'rename':
      return sections.map(section => ({
        ...section,
        title: section.id === move.id ? move.title : section.title,
        lessons: section.lessons.some(({ id }) => id === move.id)
          ? section.lessons.map(lesson => (lesson.id === move.id ? { ...lesson, title: move.title } : lesson))
          : section.lessons,
      }))
    case 'remove':
      return sections
        .filter(({ id }) => !move.ids.includes(id))
        .map(section => ({ ...section, lessons: section.lessons.filter(({ id }) => !move.ids.includes(id)) }))
    case 'restore':
      return restore(sections, move.ids, move.from)
  }
}

export function applyMoves(sections: Sections, moves: readonly Move[]): Sections {
  return moves.reduce(applyMove, sections)
}

function placeLessons(sections: Sections, move: Extract<Move, { kind: 'place-lessons' }>): Sections {
  if (!sections.some(({ id }) => id === move.sectionId)) return sections
  const moved = sections.flatMap(({ lessons }) => lessons.filter(({ id }) => move.ids.includes(id)))
  const rest = sections.map(section => ({
    ...section,
    lessons: section.lessons.filter(({ id }) => !move.ids.includes(id)),
  }))
  return withLessons(rest, move.sectionId, lessons => insert(lessons, moved, move.before))
}

/** Each part goes behind the one that stood before it and is still there. */
function restore(sections: Sections, ids: string[], from: Sections): Sections {
  let next: Sections = sections
  from.forEach((section, at) => {
    if (ids.includes(section.id) && !next.some(({ id }) => id === section.id)) {
      const before = from.slice(at + 1).find(({ id }) => next.some(one => one.id === id))?.id ?? null
      next = insert(next, [{ ...section, lessons: [] }], before)
    }
    const returning = section.lessons.filter(
      ({ id }) => (ids.includes(id) || ids.includes(section.id)) && !hasLesson(next, id),
    )
    for (const lesson of returning) {
      const later = section.lessons.slice(section.lessons.indexOf(lesson) + 1)
      next = withLessons(next, section.id, lessons => {
        const before = later.find(({ id }) => lessons.some(one => one.id === id))?.id ?? null
        return insert(lessons, [lesson], before)
      })
    }
  })
  return next
}

function withLessons(sections: Sections, sectionId: string, change: (lessons: LessonNode[]) => LessonNode[]): Sections {
  return sections.map(section =>
    section.id === sectionId ? { ...section, lessons: change(section.lessons) } : section,
  )
}

function hasLesson(sections: Sections, id: string): boolean {
  return sections.some(({ lessons }) => lessons.some(lesson => lesson.id === id))
}

function insert<T extends { id: string }>(list: readonly T[], added: readonly T[], before: string | null): T[] {
  const at = before === null ? -1 : list.findIndex(({ id }) => id === before)
  return at < 0 ? [...list, ...added] : [...list.slice(0, at), ...added, ...list.slice(at)]
}
