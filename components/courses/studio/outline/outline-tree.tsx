// The outline as a tree: by mouse, touch and keyboard alike.
import { type MouseEvent, useCallback, useRef } from 'react'
import { studioPath } from '../studio-places'
import { OutlineRow } from './outline-row'
import type { TreeRow } from './tree-rows'
import type { Tree } from './use-tree'
import type { TreeDeeds } from './use-tree-deeds'
import { useTreeDrag } from './use-tree-drag'
import { useTreeKeys } from './use-tree-keys'

type OutlineTreeProps = { courseId: string; tree: Tree; deeds: TreeDeeds; openLessonId: string | null }

export function OutlineTree({ courseId, tree, deeds, openLessonId }: OutlineTreeProps) {
  const keys = useTreeKeys(tree, deeds)
  const { hint, prepare } = useTreeDrag(tree)
  const latest = useRef({ tree, deeds })
  latest.current = { tree, deeds }

  const press = useCallback((row: TreeRow, event: MouseEvent) => {
    const { tree, deeds } = latest.current
    const from = tree.focused?.id ?? row.id
    tree.focus(row.id)
    if (event.ctrlKey || event.metaKey) return tree.toggle(row.id)
    if (event.shiftKey) return tree.selectTo(row.id, from)
    tree.clear()
    if (row.kind === 'lesson') deeds.open(row.id)
  }, [])
  const fold = useCallback((row: TreeRow) => {
    if (row.kind === 'section') latest.current.tree.setOpen(row.id, !row.isOpen)
  }, [])
  const rename = useCallback((row: TreeRow, title: string) => latest.current.deeds.rename(row, title), [])

  return (
    <div
      ref={tree.list}
      role="tree"
      aria-label="Outline"
      aria-multiselectable
      onKeyDown={keys}
      onPointerEnter={prepare}
      onFocus={event => {
        const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
        if (id) tree.setFocusedId(id)
      }}
      className="pb-4"
    >
      {tree.rows.map(row => (
        <OutlineRow
          key={row.id}
          row={row}
          href={row.kind === 'lesson' ? studioPath(courseId, `lessons/${row.id}`) : null}
          isFocused={row.id === tree.focused?.id}
          isSelected={tree.selected.has(row.id)}
          isCurrent={row.id === openLessonId}
          isRenaming={row.id === tree.renamingId}
          hint={hint?.id === row.id ? hint.where : null}
          onPress={press}
          onFold={fold}
          onRename={rename}
        />
      ))}
    </div>
  )
}
