// A cairn is the same wherever it is drawn, stays in its frame, and stacks any course.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAIRN_SIZE, layCairn } from './cairn-layout'

const stones = fc.array(fc.record({ work: fc.double({ min: 0, max: 1e6, noNaN: true }), done: fc.double() }), {
  maxLength: 60,
})

test('the same course gives the same cairn', () => {
  fc.assert(
    fc.property(stones, fc.string(), (course, seed) => {
      expect(layCairn(course, seed)).toEqual(layCairn(course, seed))
    }),
  )
})

test('every stone lies inside the frame, above the one before', () => {
  fc.assert(
    fc.property(stones, fc.string(), (course, seed) => {
      const placed = layCairn(course, seed)
      for (const [index, stone] of placed.entries()) {
        expect(stone.top).toBeGreaterThanOrEqual(0)
        expect(stone.left).toBeGreaterThanOrEqual(0)
        expect(stone.left + stone.width).toBeLessThanOrEqual(CAIRN_SIZE)
        expect(stone.done).toBeGreaterThanOrEqual(0)
        expect(stone.done).toBeLessThanOrEqual(1)
        const below = placed[index - 1]
        if (below) expect(stone.bottom).toBeLessThan(below.bottom)
      }
    }),
  )
})

test('more work makes a taller stone', () => {
  const [small, large] = layCairn(
    [
      { work: 10, done: 0 },
      { work: 90, done: 0 },
    ],
    'a course',
  )
  if (!small || !large) throw new Error('two sections give two stones')
  expect(large.bottom - large.top).toBeGreaterThan(small.bottom - small.top)
})
