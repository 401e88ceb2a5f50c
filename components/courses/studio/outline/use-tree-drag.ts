// Dragging rows by mouse and touch; what the keys do by Alt and arrows.
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useOutlineStore } from './outline-provider'
import { drop } from './tree-moves'
import type { Tree } from './use-tree'

export type DropHint = { id: string; where: 'before' | 'after' | 'inside' } | null

/** One listener for all rows; the library is fetched once the pointer comes near. */
export function useTreeDrag(tree: Tree): { hint: DropHint; prepare: () => void } {
  const store = useOutlineStore()
  const [hint, setHint] = useState<DropHint>(null)
  const [isWanted, setIsWanted] = useState(false)
  const latest = useRef(tree)
  latest.current = tree

  useEffect(() => {
    if (!isWanted) return
    let isOver = false
    const undo: (() => void)[] = []
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then(({ draggable, dropTargetForElements }) => {
      const list = latest.current.list.current
      if (isOver || !list) return
      const wire = (element: HTMLElement) => {
        const id = element.dataset.row ?? ''
        undo.push(
          draggable({
            element,
            canDrag: ({ input }) => !isInField(input.clientX, input.clientY),
            getInitialData: () => ({ id }),
          }),
          dropTargetForElements({
            element,
            onDrag: ({ self, location, source }) => {
              const where = place(element, location.current.input.clientY, isSection(source.data.id, latest))
              setHint(before => (before?.id === id && before.where === where ? before : { id, where }))
              void self
            },
            onDragLeave: () => setHint(null),
            onDrop: ({ location, source }) => {
              setHint(null)
              const { rows, sections, acting } = latest.current
              const dragged = rows.find(row => row.id === source.data.id)
              const target = rows.find(row => row.id === id)
              if (!dragged || !target) return
              const where = place(element, location.current.input.clientY, dragged.kind === 'section')
              const move = drop(sections, acting(dragged), target, where)
              if (move) store.move(move)
            },
          }),
        )
      }
      const wired = new WeakSet<Element>()
      const wireAll = () => {
        for (const element of list.querySelectorAll<HTMLElement>('[data-row]')) {
          if (!wired.has(element)) wire(element)
          wired.add(element)
        }
      }
      wireAll()
      const watcher = new MutationObserver(wireAll)
      watcher.observe(list, { childList: true })
      undo.push(() => watcher.disconnect())
    })
    return () => {
      isOver = true
      for (const cleanup of undo) cleanup()
    }
  }, [isWanted, store])

  return { hint, prepare: () => setIsWanted(true) }
}

/** In the upper or lower half; the middle of a section takes lessons in. */
function place(element: HTMLElement, y: number, dragsSection: boolean): 'before' | 'after' | 'inside' {
  const { top, height } = element.getBoundingClientRect()
  const share = (y - top) / height
  if (element.getAttribute('aria-level') === '1' && !dragsSection) return share < 0.25 ? 'before' : 'inside'
  return share < 0.5 ? 'before' : 'after'
}

function isSection(id: unknown, tree: RefObject<Tree>): boolean {
  return tree.current.rows.some(row => row.id === id && row.kind === 'section')
}

function isInField(x: number, y: number): boolean {
  return document.elementFromPoint(x, y) instanceof HTMLInputElement
}
