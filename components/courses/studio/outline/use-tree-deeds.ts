// What the keys, the toolbar and the mouse can do with the rows of the tree.
import { newId } from '@/lib/core/ids'
import type { LessonKind } from '@/lib/courses/schemas'
import type { Move } from './outline-moves'
import { useOutlineStore } from './outline-provider'
import { step } from './tree-moves'
import type { TreeRow } from './tree-rows'
import type { Tree } from './use-tree'

export type TreeDeeds = ReturnType<typeof useTreeDeeds>

export function useTreeDeeds(tree: Tree, open: (lessonId: string) => void) {
  const store = useOutlineStore()
  const { focused, sections } = tree

  function run(move: Move | undefined, impossible: string) {
    if (!move) return store.say(impossible)
    store.move(move)
    if (focused) tree.focus(focused.id)
  }

  function add(id: string, move: Move) {
    store.move(move)
    if (!store.state().sections.some(section => section.id === id || section.lessons.some(one => one.id === id))) return
    tree.clear()
    tree.setFocusedId(id)
    tree.rename(id)
  }

  return {
    open,
    step(direction: -1 | 1) {
      run(step(sections, tree.acting(focused), direction), direction < 0 ? 'This is the top.' : 'This is the end.')
    },
    /** A new section begins at this lesson. */
    split() {
      if (focused?.kind !== 'lesson') return store.say('Choose a lesson; a new section can begin there.')
      const section = { id: newId(), title: 'New section' }
      run({ kind: 'split', lessonId: focused.id, section }, '')
    },
    join() {
      const sectionId = focused?.kind === 'section' ? focused.id : focused?.section.id
      if (!sectionId || sections[0]?.id === sectionId) return store.say('There is no section above to join.')
      store.move({ kind: 'join', sectionId })
      tree.focus(focused?.kind === 'lesson' ? focused.id : (previousOf(tree, focused) ?? sectionId))
    },
    remove() {
      const ids = tree.acting(focused).map(({ id }) => id)
      const rest = tree.rows.filter(
        row => !ids.includes(row.id) && !(row.kind === 'lesson' && ids.includes(row.section.id)),
      )
      const at = focused ? tree.rows.indexOf(focused) : 0
      const next = rest.find(row => tree.rows.indexOf(row) > at) ?? rest.at(-1)
      store.move({ kind: 'remove', ids })
      tree.clear()
      if (next) tree.focus(next.id)
    },
    undo() {
      const [first] = store.state().undo?.ids ?? []
      store.undo()
      if (first) tree.focus(first)
    },
    addLesson(kind: LessonKind = 'article') {
      const [section, before] = placeForLesson(focused, sections.at(-1)?.id)
      if (!section) return
      tree.setOpen(section, true)
      const lesson = { id: newId(), title: 'New lesson', kind, freePreview: false, optional: false }
      add(lesson.id, { kind: 'add-lesson', lesson, sectionId: section, before })
    },
    addSection() {
      const id = newId()
      const here = focused?.kind === 'section' ? focused.id : focused?.section.id
      const at = sections.findIndex(section => section.id === here)
      const before = at < 0 ? null : (sections[at + 1]?.id ?? null)
      add(id, { kind: 'add-section', section: { id, title: 'New section', lessons: [] }, before })
    },
    rename(row: TreeRow, title: string) {
      const words = title.trim()
      tree.rename(null)
      tree.focus(row.id)
      if (words === '') store.say(`A title needs at least one character, so it is still “${row.title}”.`)
      else if (words !== row.title) store.move({ kind: 'rename', id: row.id, title: words })
    },
    moveTo(sectionId: string, end: 'first' | 'last') {
      const rows = tree.acting(focused).filter(row => row.kind === 'lesson')
      const ids = rows.map(({ id }) => id)
      const section = sections.find(({ id }) => id === sectionId)
      const first = section?.lessons.find(({ id }) => !ids.includes(id))?.id ?? null
      tree.setOpen(sectionId, true)
      if (ids.length === 0) return store.say('Choose the lessons that shall move.')
      run({ kind: 'place-lessons', ids, sectionId, before: end === 'first' ? first : null }, '')
    },
  }
}

/** A new lesson goes behind the one at which one is, or to the end of the section. */
function placeForLesson(row: TreeRow | undefined, last: string | undefined): [string | undefined, string | null] {
  if (row?.kind === 'section') return [row.id, null]
  if (row?.kind === 'lesson') return [row.section.id, row.section.lessons[row.at + 1]?.id ?? null]
  return [last, null]
}

function previousOf(tree: Tree, row: TreeRow | undefined): string | undefined {
  return row && tree.rows[tree.rows.indexOf(row) - 1]?.id
}
