// Watched time never grows faster than the clock allows, in whatever order messages come.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claim, type Range, secondsIn, tidy, union } from './ranges'

const END = 600
const range = fc.tuple(fc.integer({ min: -50, max: 700 }), fc.integer({ min: -50, max: 700 })) as fc.Arbitrary<Range>
const ranges = fc.array(range, { maxLength: 20 })
const ample = { elapsedSeconds: 10_000, endSeconds: END }

describe('tidy', () => {
  test.each<[string, Range[], Range[]]>([
    [
      'merges what overlaps or touches',
      [
        [5, 9],
        [0, 3],
        [3, 6],
      ],
      [[0, 9]],
    ],
    [
      'drops what is reversed, empty or not a number',
      [
        [9, 5],
        [4, 4],
        [Number.NaN, 3],
        [1, Number.NaN],
      ],
      [],
    ],
    [
      'clips below 0 and beyond the end',
      [
        [-20, 5],
        [590, 9999],
      ],
      [
        [0, 5],
        [590, 600],
      ],
    ],
    ['rounds out to whole seconds', [[0.4, 2.1]], [[0, 3]]],
    ['takes what has no end to the end', [[10, Number.POSITIVE_INFINITY]], [[10, 600]]],
  ])('%s', (_, given, expected) => {
    expect(tidy(given, END)).toEqual(expected)
  })

  test('10,000 ranges are handled', () => {
    const many: Range[] = Array.from({ length: 10_000 }, (_, i) => [i % 600, (i % 600) + 1])
    expect(tidy(many, END)).toEqual([[0, 600]])
  })

  test('gives sorted, disjoint, whole ranges whatever it gets', () => {
    const wild = fc.array(fc.tuple(fc.double(), fc.double()) as fc.Arbitrary<Range>)
    fc.assert(
      fc.property(wild, given => {
        let last = -1
        for (const [from, to] of tidy(given, END)) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(END)
      }),
    )
  })
})

test('a union is idempotent and commutative', () => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const [one, other] = [tidy(a, END), tidy(b, END)]
      expect(union(one, one)).toEqual(one)
      expect(union(one, other)).toEqual(union(other, one))
    }),
  )
})

describe('claim', () => {
  test('no order or splitting of messages claims more than twice the elapsed time', () => {
    const messages = fc.array(fc.record({ wait: fc.double({ min: 0, max: 90, noNaN: true }), ranges }), {
      maxLength: 15,
    })
    fc.assert(
      fc.property(messages, list => {
        let watched: Range[] = []
        let elapsedSeconds = 0
        for (const message of list) {
          elapsedSeconds += message.wait
          const before = watched
          watched = claim(watched, message.ranges, { elapsedSeconds, endSeconds: END })
          expect(secondsIn(watched)).toBeLessThanOrEqual(2 * elapsedSeconds)
          expect(union(before, watched)).toEqual(watched)
        }
      }),
    )
  })

  test('with time enough, the order of messages does not matter and a repeated one adds nothing', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const ab = claim(claim([], a, ample), b, ample)
        expect(claim(claim([], b, ample), a, ample)).toEqual(ab)
        expect(claim(ab, a, ample)).toEqual(ab)
        expect(ab).toEqual(tidy([...a, ...b], END))
      }),
    )
  })

  test('resending everything makes up for what came too early', () => {
    const early = claim([], [[0, 60]], { elapsedSeconds: 10, endSeconds: END })
    expect(early).toEqual([[0, 20]])
    expect(claim(early, [[0, 60]], { elapsedSeconds: 60, endSeconds: END })).toEqual([[0, 60]])
  })

  test.each([0, -5, Number.NaN])('nothing counts when %s seconds have passed', elapsedSeconds => {
    expect(claim([], [[0, 60]], { elapsedSeconds, endSeconds: END })).toEqual([])
  })

  test('what was watched before does not use up the budget again', () => {
    expect(claim([[10, 20]], [[0, 30]], { elapsedSeconds: 10, endSeconds: END })).toEqual([[0, 20]])
  })
})
