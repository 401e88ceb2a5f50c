// The outline as the rows of a tree: in their order, with what a row needs to know of its place.
import type { LessonNode, SectionNode } from './outline-moves'

export type TreeRow =
  | { kind: 'section'; id: string; title: string; node: SectionNode; at: number; of: number; isOpen: boolean }
  | { kind: 'lesson'; id: string; title: string; node: LessonNode; section: SectionNode; at: number; of: number }

/** The rows that are seen; the lessons of a closed section are not. */
export function treeRows(sections: readonly SectionNode[], closed: ReadonlySet<string>): TreeRow[] {
  return sections.flatMap((section, s) => {
    const { id, title, lessons } = section
    const isOpen = !closed.has(id)
    const row: TreeRow = { kind: 'section', id, title, node: section, at: s, of: sections.length, isOpen }
    if (!isOpen) return [row]
    const rows = lessons.map(
      (node, at): TreeRow => ({
        kind: 'lesson',
        id: node.id,
        title: node.title,
        node,
        section,
        at,
        of: lessons.length,
      }),
    )
    return [row, ...rows]
  })
}

/** The parts of a selection that move together with the row on which the key was pressed: all of its kind, in order. */
export function chosen(rows: readonly TreeRow[], selected: ReadonlySet<string>, row: TreeRow): TreeRow[] {
  if (!selected.has(row.id)) return [row]
  return rows.filter(({ id, kind }) => kind === row.kind && selected.has(id))
}

/** The row that begins with what was typed, looking onwards from `from`. */
export function rowByTyping(rows: readonly TreeRow[], from: number, typed: string): TreeRow | undefined {
  const start = typed.length > 1 ? from : from + 1
  const turned = [...rows.slice(start), ...rows.slice(0, start)]
  return turned.find(({ title }) => title.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()))
}
