// Ranks: ties share one, what lies between two totals is passed, movement is told from yesterday.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movementOf, passedBy, rankBeyond, ranked } from './ranks'

const ranksOf = (totals: number[]) => ranked(totals.map(xp => ({ xp }))).map(({ rank }) => rank)

test.each([
  [[], []],
  [[5], [1]],
  [
    [9, 9, 4],
    [1, 1, 3],
  ],
  [
    [9, 8, 8, 8, 1, 1, 0],
    [1, 2, 2, 2, 5, 5, 7],
  ],
])('%j stand at %j', (values, ranks) => {
  expect(ranksOf(values)).toEqual(ranks)
})

test.each([
  [4, 7, 3], // level with the last of the list
  [2, 9, 9],
  [2, 3, 4], // counted when fewer stood before
])('below 9, 9, 4 somebody with %i, counted at %i, stands at %i', (xp, counted, rank) => {
  expect(rankBeyond(ranked([{ xp: 9 }, { xp: 9 }, { xp: 4 }]), xp, counted)).toBe(rank)
})

test('a rank is one more than the number of those who have more, whatever the totals', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), values => {
      const falling = values.toSorted((a, b) => b - a)
      expect(ranksOf(falling)).toEqual(falling.map(value => 1 + falling.filter(other => other > value).length))
    }),
  )
})

test('movement counts places won since yesterday', () => {
  expect([movementOf(3, 5), movementOf(5, 3), movementOf(2, 2), movementOf(1, null)]).toEqual([2, -2, 0, null])
})

const board = [
  { userId: 'a', xp: 50 },
  { userId: 'me', xp: 30 },
  { userId: 'level', xp: 30 },
  { userId: 'b', xp: 28 },
  { userId: 'c', xp: 20 },
  { userId: 'd', xp: 19 },
]

test('passed is who was level or ahead and is behind now, the nearest first', () => {
  expect(passedBy(board, { userId: 'me', amount: 10 }, 5)).toEqual([
    { userId: 'b', byXp: 2, rank: 4 },
    { userId: 'c', byXp: 10, rank: 5 },
  ])
  expect(passedBy(board, { userId: 'me', amount: 10 }, 1).map(({ userId }) => userId)).toEqual(['b'])
})

test('whoever is not on the board passed nobody, and nobody is passed by losing', () => {
  expect(passedBy(board, { userId: 'stranger', amount: 10 }, 5)).toEqual([])
  expect(passedBy(board, { userId: 'me', amount: -10 }, 5)).toEqual([])
})

test('passing changes exactly the order between two totals, whatever the board', () => {
  const total = fc.nat(40)
  fc.assert(
    fc.property(total, fc.array(total), fc.integer({ min: 1, max: 30 }), (mine, totals, amount) => {
      const others = totals.map((xp, at) => ({ userId: `p${at}`, xp }))
      const falling = [{ userId: 'me', xp: mine }, ...others].toSorted((a, b) => b.xp - a.xp)
      const found = passedBy(falling, { userId: 'me', amount }, 99).map(({ userId }) => userId)
      for (const { userId, xp } of others) expect(found.includes(userId)).toBe(xp >= mine - amount && xp < mine)
    }),
  )
})
