// From a wish ("up", "into that section") to a move of the outline. Undefined where there is nowhere to go.
import type { Move, SectionNode } from './outline-moves'
import type { TreeRow } from './tree-rows'

type Sections = readonly SectionNode[]

/** Up or down by one; at the edge of a section, lessons go over into the next one. */
export function step(sections: Sections, rows: readonly TreeRow[], direction: -1 | 1): Move | undefined {
  const ids = rows.map(({ id }) => id)
  return rows[0]?.kind === 'section' ? stepSections(sections, ids, direction) : stepLessons(sections, ids, direction)
}

function stepSections(sections: Sections, ids: string[], direction: -1 | 1): Move | undefined {
  const edge = sections.findIndex(({ id }) => id === (direction < 0 ? ids[0] : ids.at(-1)))
  const neighbor = sections[edge + direction]
  if (!neighbor) return undefined
  const before = direction < 0 ? neighbor.id : (sections[edge + 2]?.id ?? null)
  return { kind: 'place-sections', ids, before }
}

function stepLessons(sections: Sections, ids: string[], direction: -1 | 1): Move | undefined {
  const edge = direction < 0 ? ids[0] : ids.at(-1)
  const s = sections.findIndex(({ lessons }) => lessons.some(({ id }) => id === edge))
  const section = sections[s]
  if (!section) return undefined
  const at = section.lessons.findIndex(({ id }) => id === edge)
  const here = { kind: 'place-lessons' as const, ids, sectionId: section.id }
  if (direction < 0 && at > 0) return { ...here, before: section.lessons[at - 1]?.id ?? null }
  if (direction > 0 && at < section.lessons.length - 1) return { ...here, before: section.lessons[at + 2]?.id ?? null }
  const next = sections[s + direction]
  if (!next) return undefined
  const before = direction < 0 ? null : (next.lessons.find(({ id }) => !ids.includes(id))?.id ?? null)
  return { kind: 'place-lessons', ids, sectionId: next.id, before }
}

/** Where rows land that are dropped on another one: before it, after it, or at the end of a section. */
export function drop(
  sections: Sections,
  rows: readonly TreeRow[],
  target: TreeRow,
  where: 'before' | 'after' | 'inside',
): Move | undefined {
  const ids = rows.map(({ id }) => id)
  if (ids.includes(target.id)) return undefined
  if (rows[0]?.kind === 'section') {
    const over = target.kind === 'section' ? target.id : target.section.id
    if (ids.includes(over)) return undefined
    return { kind: 'place-sections', ids, before: where === 'before' ? over : after(sections, over, ids) }
  }
  if (target.kind === 'section') {
    if (where === 'before') {
      const above = sections[target.at - 1]
      return above && { kind: 'place-lessons', ids, sectionId: above.id, before: null }
    }
    const first = where === 'after' ? target.node.lessons.find(({ id }) => !ids.includes(id))?.id : undefined
    return { kind: 'place-lessons', ids, sectionId: target.id, before: first ?? null }
  }
  const before = where === 'before' ? target.id : after(target.section.lessons, target.id, ids)
  return { kind: 'place-lessons', ids, sectionId: target.section.id, before }
}

function after(list: readonly { id: string }[], id: string, without: string[]): string | null {
  const at = list.findIndex(one => one.id === id)
  return list.slice(at + 1).find(one => !without.includes(one.id))?.id ?? null
}
