// Nothing that a learner did gets lost on its way to the server.
import { beforeEach, expect, test } from 'vitest'
import type { RecordProgressInput } from '@/lib/learning/schemas'
import { keyOf, type Outcome, Reporter, sendLeftovers } from './reporter'

const progress = {
  lessonId: 'a',
  status: 'started' as const,
  positionSeconds: 0,
  secondsSpent: 0,
  completedAt: null,
  missing: [],
}
const arrived: Outcome = { as: 'arrived', progress }

class Shelf {
  readonly all = new Map<string, string>()
  get length() {
    return this.all.size
  }
  key = (index: number) => [...this.all.keys()][index] ?? null
  getItem = (key: string) => this.all.get(key) ?? null
  setItem = (key: string, value: string) => void this.all.set(key, value)
  removeItem = (key: string) => void this.all.delete(key)
}

let shelf: Shelf
let sent: { lessonId: string; body: RecordProgressInput }[]
let outcomes: Outcome[]
const send = async (lessonId: string, body: RecordProgressInput) => {
  sent.push({ lessonId, body: structuredClone(body) })
  return outcomes.shift() ?? arrived
}
const reporter = (lessonId = 'a') => new Reporter('me', lessonId, shelf, send)

beforeEach(() => {
  shelf = new Shelf()
  sent = []
  outcomes = []
})

test('the first message opens the lesson, the next is sent only when there is news', async () => {
  const first = reporter()
  await first.flush()
  await first.flush()
  expect(sent.map(({ body }) => body)).toEqual([{ watched: [], activeSeconds: 0 }])
})

test('watched ranges are sent whole, active seconds once', async () => {
  const player = reporter()
  player.played([0, 10])
  player.active(10)
  await player.flush()
  player.played([10, 20])
  player.standsAt(20)
  player.active(9)
  await player.flush()
  expect(sent.map(({ body }) => body)).toEqual([
    { watched: [[0, 10]], activeSeconds: 10 },
    { watched: [[0, 20]], activeSeconds: 9, positionSeconds: 20 },
  ])
})

test('what did not arrive is sent again, also by the next visit', async () => {
  outcomes = [{ as: 'lost' }, { as: 'lost' }]
  const player = reporter()
  player.played([3, 8])
  player.standsAt(8)
  player.active(5)
  await player.flush()
  await player.flush()
  const next = reporter()
  expect(next.unsentPosition).toBe(8)
  await next.flush()
  expect(sent[2]?.body).toEqual({ watched: [[3, 8]], positionSeconds: 8, activeSeconds: 5 })
  expect(reporter().unsentPosition).toBeNull()
})

test('a refusal is final', async () => {
  outcomes = [{ as: 'refused' }]
  const player = reporter()
  player.active(5)
  await player.flush()
  await player.flush()
  expect(sent).toHaveLength(1)
})

test('an urgent message beside one under way does not claim the same time twice', async () => {
  const player = reporter()
  player.active(10)
  const slow = player.flush()
  player.active(2)
  await player.flush(true)
  await slow
  expect(sent.map(({ body }) => body.activeSeconds)).toEqual([10, 2])
})

test('leftovers of other lessons are sent without their position and then forgotten', async () => {
  outcomes = [{ as: 'lost' }]
  const other = reporter('b')
  other.played([0, 4])
  other.standsAt(4)
  await other.flush()
  shelf.setItem(keyOf('somebody else', 'c'), '{}')
  await sendLeftovers(shelf, 'me', { except: 'a', send })
  expect(sent[1]).toEqual({ lessonId: 'b', body: { watched: [[0, 4]], activeSeconds: 0 } })
  expect([...shelf.all.keys()]).toEqual([keyOf('somebody else', 'c')])
})

test('what arrived is not sent again by a visit to another lesson', async () => {
  const other = reporter('b')
  other.played([0, 4])
  await other.flush()
  await sendLeftovers(shelf, 'me', { except: 'a', send })
  expect(sent).toHaveLength(1)
})

test('unreadable storage is nothing', () => {
  shelf.setItem(keyOf('me', 'a'), '{"watched":[["x",2],[4,9]],"positionSeconds":"1","unsent":true}')
  expect(reporter().unsentPosition).toBeNull()
  shelf.setItem(keyOf('me', 'a'), 'not json')
  expect(reporter().unsentPosition).toBeNull()
})
