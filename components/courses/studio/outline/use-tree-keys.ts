// The keys of the tree, after the ARIA authoring practices: arrows, Home, End, type-ahead, selection, and the deeds of an outline.
import { type KeyboardEvent, useRef } from 'react'
import { rowByTyping } from './tree-rows'
import type { Tree } from './use-tree'
import type { TreeDeeds } from './use-tree-deeds'

const TYPING_MS = 600

export function useTreeKeys(tree: Tree, deeds: TreeDeeds) {
  const typed = useRef({ text: '', at: 0 })

  function typeAhead(key: string): boolean {
    const now = Date.now()
    const text = now - typed.current.at < TYPING_MS ? typed.current.text + key : key
    typed.current = { text, at: now }
    const found = tree.focused && rowByTyping(tree.rows, tree.rows.indexOf(tree.focused), text)
    if (found) tree.focus(found.id)
    return found !== undefined
  }

  /** Whether letters belong to a word that is being typed. */
  const isTyping = () => typed.current.text !== '' && Date.now() - typed.current.at < TYPING_MS

  function withAlt(key: string): boolean {
    if (key === 'ArrowUp') deeds.step(-1)
    else if (key === 'ArrowDown') deeds.step(1)
    else if (key === 'ArrowLeft') deeds.split()
    else if (key === 'ArrowRight') deeds.join()
    else return false
    return true
  }

  function withControl(key: string): boolean {
    const { focused } = tree
    if (key === 'z') deeds.undo()
    else if (key === 'a' && focused) tree.selectAll(focused.kind)
    else if (key === ' ' && focused) tree.toggle(focused.id)
    else return false
    return true
  }

  function walk(key: string, extend: boolean): boolean {
    const { rows, focused } = tree
    const at = focused ? rows.indexOf(focused) : 0
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key]
    if (to === undefined) return false
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row || !focused) return true
    if (extend) tree.selectTo(row.id, focused.id)
    tree.focus(row.id)
    return true
  }

  function plain(key: string, shift: boolean): boolean {
    const { focused } = tree
    if (!focused) return false
    if (walk(key, shift)) return true
    if (key === 'N' && shift && !isTyping()) deeds.addSection()
    else if (key === 'n' && !isTyping()) deeds.addLesson()
    else if (key === 'ArrowRight' && focused.kind === 'section') {
      if (focused.isOpen) walk('ArrowDown', false)
      else tree.setOpen(focused.id, true)
    } else if (key === 'ArrowLeft') {
      if (focused.kind === 'lesson') tree.focus(focused.section.id)
      else tree.setOpen(focused.id, false)
    } else if (key === 'Enter') {
      if (focused.kind === 'lesson') deeds.open(focused.id)
      else tree.setOpen(focused.id, !focused.isOpen)
    } else if (key === ' ') tree.toggle(focused.id)
    else if (key === 'F2') tree.rename(focused.id)
    else if (key === 'Delete') deeds.remove()
    else if (key === 'Escape') tree.clear()
    else if (key === '*') tree.openAll()
    else return key.length === 1 && typeAhead(key)
    return true
  }

  return (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return
    const { key, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const done = event.altKey ? withAlt(key) : control ? withControl(key) : plain(key, shiftKey)
    if (done) event.preventDefault()
  }
}
