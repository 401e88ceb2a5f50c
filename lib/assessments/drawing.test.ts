// A draw asks each item once, keeps keys with their choices, and is fair.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Drawable, draw, type Random, shuffled } from './drawing'

const items: Drawable[] = Array.from({ length: 10 }, (_, at) => ({
  itemId: String(at),
  points: 1,
  kind: 'single',
  promptMarkdown: `Question ${at}`,
  explanationMarkdown: '',
  body: { choices: ['a', 'b', 'c'].map(id => ({ id: `${at}${id}`, textMarkdown: id, correct: id === 'a' })) },
}))
/** A generator that a seed decides (mulberry32). */
function seeded(seed: number): Random {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
const ids = (list: Drawable[]) => list.map(item => item.itemId)

test('draws the number asked for, each once, with all choices and their key', () => {
  fc.assert(
    fc.property(fc.integer(), fc.option(fc.integer({ min: 1, max: 30 })), (seed, count) => {
      const drawn = draw(items, { count, shuffle: true, random: seeded(seed) })
      expect(drawn).toHaveLength(Math.min(count ?? 10, 10))
      expect(new Set(ids(drawn)).size).toBe(drawn.length)
      for (const item of drawn) {
        const original = items.find(({ itemId }) => itemId === item.itemId)
        expect(new Set(item.body.choices)).toEqual(new Set(original?.body.choices))
      }
    }),
  )
})

test('without shuffling the order stays the author’s', () => {
  const drawn = draw(items, { count: 4, shuffle: false, random: seeded(7) })
  expect(ids(drawn)).toEqual([...ids(drawn)].sort())
  expect(drawn[0]?.body.choices).toEqual(items.find(item => item.itemId === drawn[0]?.itemId)?.body.choices)
})

test('one seed gives one order, and every order of three comes up equally often', () => {
  expect(ids(draw(items, { count: null, shuffle: true, random: seeded(1) }))).toEqual(
    ids(draw(items, { count: null, shuffle: true, random: seeded(1) })),
  )
  const seen = new Map<string, number>()
  const random = seeded(42)
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(['a', 'b', 'c'], random).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(6)
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
