// A learner always lands where there is something left to do.
import { expect, test } from 'vitest'
import { goOn, neighbors } from './way'

/** `C` complete, `s` started, `-` not begun, `o` optional and not begun; ids are the positions. */
const way = (drawn: string) =>
  [...drawn].map((mark, at) => ({
    id: String(at),
    status: mark === 'C' ? ('completed' as const) : mark === 's' ? ('started' as const) : ('not_started' as const),
    optional: mark === 'o',
  }))

test.each<[string, string | null, string | null]>([
  ['---', null, '0'],
  ['-s-', '1', '1'],
  ['CC-', '1', '2'],
  ['-CC', '2', '0'],
  ['C-C-', '2', '3'],
  ['oC-C', '3', '2'],
  ['oCC', '2', '0'],
  ['CCC', '1', '1'],
  ['CC-', 'a lesson that was taken out', '2'],
  ['CCC', null, '0'],
  ['', null, null],
])('%s after %s goes on at %s', (drawn, last, expected) => {
  expect(goOn(way(drawn), last)?.id ?? null).toBe(expected)
})

test.each<[string, string | null, string | null]>([
  ['0', null, '1'],
  ['1', '0', '2'],
  ['2', '1', null],
  ['9', null, null],
])('beside lesson %s stand %s and %s', (id, previous, next) => {
  const beside = neighbors(way('---'), id)
  expect([beside.previous?.id ?? null, beside.next?.id ?? null]).toEqual([previous, next])
})
