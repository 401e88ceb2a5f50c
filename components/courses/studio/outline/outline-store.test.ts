// Saving an outline: at once on the screen, in order on the wire, and never lost to a conflict or a lost connection.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outline, SaveOutline } from '@/lib/courses/editing/schemas'
import type { Move } from './outline-moves'
import { type OutlineAnswer, outlineStore } from './outline-store'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lesson = (id: string) => ({ id, title: id, kind: 'article' as const, freePreview: false, optional: false })
const outline = (revision: number, ids: string): Outline => ({
  revision,
  sections: [{ id: 'S', title: 'S', lessons: [...ids].map(lesson) }],
})
const down = (id: string, before: string | null): Move => ({ kind: 'place-lessons', ids: [id], sectionId: 'S', before })

function open(answers: OutlineAnswer[], drawer: Move[] = []) {
  const drafts: SaveOutline[] = []
  let kept: readonly Move[] = drawer
  const store = outlineStore(
    outline(1, 'abc'),
    async draft => {
      drafts.push(draft)
      return answers.shift() ?? { as: 'lost' }
    },
    {
      read: () => [...kept],
      write(moves) {
        kept = moves
      },
    },
  )
  const shown = () =>
    store
      .state()
      .sections[0]?.lessons.map(({ id }) => id)
      .join('')
  return { store, drafts, shown, kept: () => kept }
}

test('moves are seen at once and saved together', async () => {
  const { store, drafts, shown, kept } = open([{ as: 'saved', outline: outline(2, 'cba') }])
  store.move(down('a', null))
  store.move(down('c', 'b'))
  expect(shown()).toBe('cba')
  expect(store.state().words).toBe('“c” is now lesson 1 of 3 in “S”.')
  expect(kept()).toHaveLength(2)
  await vi.runAllTimersAsync()
  expect(drafts).toEqual([
    { baseRevision: 1, sections: [{ id: 'S', lessons: [{ id: 'c' }, { id: 'b' }, { id: 'a' }] }] },
  ])
  expect(store.state().save).toBe('saved')
  expect(kept()).toHaveLength(0)
})

test('a stale outline is replaced by the newest, with the change in it', async () => {
  const { store, drafts, shown } = open([
    { as: 'stale', outline: outline(7, 'xabc') },
    { as: 'saved', outline: outline(8, 'xbca') },
  ])
  store.move(down('a', null))
  await vi.runAllTimersAsync()
  expect(shown()).toBe('xbca')
  expect(drafts.map(draft => draft.baseRevision)).toEqual([1, 7])
  expect(store.state().notice).toMatch(/newest, with your change/)
})

test('without a connection the change is kept, said, and sent again', async () => {
  const { store, shown } = open([{ as: 'lost' }, { as: 'saved', outline: outline(2, 'bca') }])
  store.move(down('a', null))
  await vi.advanceTimersByTimeAsync(300)
  expect(store.state().save).toBe('offline')
  expect(shown()).toBe('bca')
  await vi.runAllTimersAsync()
  expect(store.state().save).toBe('saved')
})

test('what a crash kept from the server is taken up again', async () => {
  const { store, drafts, shown } = open([{ as: 'saved', outline: outline(2, 'bca') }], [down('a', null)])
  store.resume()
  expect(shown()).toBe('bca')
  await vi.runAllTimersAsync()
  expect(drafts).toHaveLength(1)
})

test('what is removed can be undone, a refused change is taken back in words', async () => {
  const { store, shown } = open([
    { as: 'saved', outline: outline(2, 'abc') },
    { as: 'refused', message: 'No.' },
  ])
  store.move({ kind: 'remove', ids: ['b'] })
  expect(shown()).toBe('ac')
  store.undo()
  expect(shown()).toBe('abc')
  await vi.runAllTimersAsync()
  store.move(down('a', null))
  await vi.runAllTimersAsync()
  expect(shown()).toBe('abc')
  expect(store.state().notice).toBe('No. The last change to the outline was taken back.')
})

test('new parts go with their title and kind, renamed ones with their title', async () => {
  const { store, drafts } = open([{ as: 'saved', outline: outline(2, 'abcn') }])
  store.move({ kind: 'add-lesson', lesson: { ...lesson('n'), kind: 'quiz' }, sectionId: 'S', before: null })
  store.move({ kind: 'rename', id: 'a', title: 'Ah' })
  await vi.runAllTimersAsync()
  expect(drafts[0]?.sections[0]?.lessons).toEqual([
    { id: 'a', title: 'Ah' },
    { id: 'b' },
    { id: 'c' },
    { id: 'n', title: 'n', kind: 'quiz' },
  ])
})

test('the last section stays, and 500 are enough', () => {
  const { store } = open([])
  store.move({ kind: 'remove', ids: ['S'] })
  expect(store.state().notice).toMatch(/at least one section/)
  for (let n = 0; n < 500; n++)
    store.move({ kind: 'add-section', section: { id: `n${n}`, title: 'More', lessons: [] }, before: null })
  expect(store.state().sections).toHaveLength(500)
  expect(store.state().notice).toMatch(/at most 500 sections/)
})
