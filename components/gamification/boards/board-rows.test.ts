// A board that hears of moves shows the same as one that is read anew.
import { expect, test } from 'vitest'
import type { BoardRow } from '@/lib/gamification/boards/reads'
import { afterMove } from './board-rows'

const person = (id: string) => ({ id, name: id.toUpperCase(), image: null })
const row = (id: string, rank: number, xp: number, movement: number | null = null): BoardRow => ({
  rank,
  user: person(id),
  xp,
  title: null,
  level: 1,
  movement,
})
const moved = (id: string, week: number, month = week) => ({
  user: person(id),
  level: 2,
  xp: { week, month, all: 900 },
})
const shown = (rows: BoardRow[]) => rows.map(({ rank, user, xp, movement }) => [rank, user.id, xp, movement])

const board = [row('a', 1, 30, 0), row('b', 2, 20, 1), row('c', 3, 10)]

test('whoever earned climbs, and those passed say how far they fell since yesterday', () => {
  expect(shown(afterMove(board, { rows: [moved('c', 25)] }, 'week'))).toEqual([
    [1, 'a', 30, 0],
    [2, 'c', 25, null],
    [3, 'b', 20, 0],
  ])
})

test('ties share a rank, and the one who had it first stays before', () => {
  expect(shown(afterMove(board, { rows: [moved('c', 20)] }, 'week'))).toEqual([
    [1, 'a', 30, 0],
    [2, 'b', 20, 1],
    [2, 'c', 20, null],
  ])
})

test('newcomers come in, several at once, on the board of the period alone', () => {
  const rows = [moved('d', 40, 400), moved('e', 0, 7)]
  expect(shown(afterMove(board, { rows }, 'week')).map(([rank, id]) => [rank, id])).toEqual([
    [1, 'd'],
    [2, 'a'],
    [3, 'b'],
    [4, 'c'],
  ])
  expect(shown(afterMove(board, { rows }, 'month')).map(([, id]) => id)).toEqual(['d', 'a', 'b', 'c', 'e'])
})

test('a long board stays as long as it was', () => {
  const long = Array.from({ length: 12 }, (_, at) => row(`p${at}`, at + 1, 100 - at))
  const after = afterMove(long, { rows: [moved('new', 99.5)] }, 'week')
  expect(after).toHaveLength(12)
  expect(after.at(-1)?.user.id).toBe('p10')
  expect(afterMove([], { rows: [moved('new', 5)] }, 'all')).toHaveLength(1)
})
