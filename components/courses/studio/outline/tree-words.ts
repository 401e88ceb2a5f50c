// What a move did, in words for those who hear it.
import type { Move, SectionNode } from './outline-moves'

type Sections = readonly SectionNode[]

/** As in: “Loops” is now lesson 3 of 5 in “Choosing”. `before` and `after` are the outline around the move. */
export function moveWords(move: Move, before: Sections, after: Sections): string {
  switch (move.kind) {
    case 'place-lessons':
    case 'place-sections':
      return placeWords(move.ids, after)
    case 'add-lesson':
      return placeWords([move.lesson.id], after)
    case 'add-section':
      return placeWords([move.section.id], after)
    case 'split':
      return `“${move.section.title}” is a new section. ${placeWords([move.lessonId], after)}`
    case 'join': {
      const joined = before.find(({ id }) => id === move.sectionId)
      const above = before[before.findIndex(({ id }) => id === move.sectionId) - 1]
      return `The lessons of “${joined?.title ?? ''}” are now in “${above?.title ?? ''}”.`
    }
    case 'rename':
      return `Renamed to “${move.title}”.`
    case 'remove':
      return `${removedWords(move.ids, before)} is out of the outline. You can undo this.`
    case 'restore':
      return `${removedWords(move.ids, after)} is back.`
  }
}

/** “Loops”, or “Loops” and 2 more. */
export function removedWords(ids: readonly string[], sections: Sections): string {
  const names = [...find(sections, ids)].map(([title]) => title)
  const more = names.length > 1 ? ` and ${names.length - 1} more` : ''
  return `“${names[0] ?? 'It'}”${more}`
}

function placeWords(ids: readonly string[], sections: Sections): string {
  const [first] = find(sections, ids)
  if (!first) return 'Moved.'
  const [title, place] = first
  return ids.length === 1 ? `“${title}” is now ${place}.` : `“${title}” and ${ids.length - 1} more begin at ${place}.`
}

function* find(sections: Sections, ids: readonly string[]): Generator<[title: string, place: string]> {
  for (const [s, section] of sections.entries()) {
    if (ids.includes(section.id)) yield [section.title, `section ${s + 1} of ${sections.length}`]
    for (const [l, lesson] of section.lessons.entries()) {
      if (ids.includes(lesson.id))
        yield [lesson.title, `lesson ${l + 1} of ${section.lessons.length} in “${section.title}”`]
    }
  }
}
