// The state of the tree: which row has the focus, which are selected, which sections are closed, which title is being typed.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useOutline } from './outline-provider'
import { chosen, type TreeRow, treeRows } from './tree-rows'

export type Tree = ReturnType<typeof useTree>

export function useTree(openLessonId: string | null) {
  const { sections } = useOutline()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [focusedId, setFocusedId] = useState<string | null>(openLessonId)
  const [renamingId, setRenamingId] = useState<string | null>(null)
  const rows = useMemo(() => treeRows(sections, closed), [sections, closed])
  const list = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const focused = rows.find(({ id }) => id === focusedId) ?? rows[0]
  const anchor = useRef<string | null>(null)

  // A row that moved was taken out of the document for a moment and lost the focus.
  useEffect(() => {
    if (!wantsFocus.current || !focusedId || renamingId) return
    wantsFocus.current = false
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(focusedId)}"]`)?.focus()
  })

  const focus = useCallback((id: string) => {
    wantsFocus.current = true
    setFocusedId(id)
  }, [])
  const setOpen = useCallback((id: string, isOpen: boolean) => {
    setClosed(before => new Set(isOpen ? [...before].filter(one => one !== id) : [...before, id]))
  }, [])
  const toggle = useCallback((id: string) => {
    anchor.current = id
    setSelected(before => (before.has(id) ? new Set([...before].filter(one => one !== id)) : new Set([...before, id])))
  }, [])
  const selectTo = useCallback(
    (id: string, from: string) => {
      anchor.current ??= from
      const at = (one: string) => rows.findIndex(row => row.id === one)
      const [low = 0, high = 0] = [at(anchor.current), at(id)].sort((a, b) => a - b)
      setSelected(new Set(rows.slice(low, high + 1).map(row => row.id)))
    },
    [rows],
  )
  const clear = useCallback(() => {
    anchor.current = null
    setSelected(new Set())
  }, [])
  const acting = (row: TreeRow | undefined): TreeRow[] => (row ? chosen(rows, selected, row) : [])

  return {
    list,
    rows,
    sections,
    selected,
    focused,
    renamingId,
    focus,
    setFocusedId,
    setOpen,
    toggle,
    selectTo,
    selectAll: (kind: TreeRow['kind']) =>
      setSelected(new Set(rows.filter(row => row.kind === kind).map(({ id }) => id))),
    clear,
    acting,
    rename: setRenamingId,
    openAll: () => setClosed(new Set()),
  }
}
