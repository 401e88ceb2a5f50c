// Every ranking keeps the same promises, in memory and in Redis.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { hasRedis, redisWays, WITHOUT_REDIS } from '@/lib/platform/redis/testing'
import { memoryRanking } from './memory'
import { noRanking } from './none'
import type { Ranking, Score } from './port'
import { redisRanking } from './redis'

type Adapter = {
  name: string
  open(): Promise<{ ranking: Ranking; lose(set: string): Promise<unknown>; close(): void }>
}
const memory: Adapter = {
  name: 'memory',
  open: async () => {
    const ranking = memoryRanking()
    return { ranking, lose: async () => ranking.lose(), close: () => {} }
  },
}
const overRedis: Adapter[] = redisWays.map(({ name, connect }) => ({
  name,
  open: async () => {
    const { handle, close } = await connect()
    const prefix = `test:${newId()}`
    return { ranking: redisRanking(handle.client, prefix), lose: set => handle.client.del(`${prefix}:${set}`), close }
  },
}))

if (!hasRedis) test.skip(WITHOUT_REDIS)

const scores = (...values: number[]): Score[] => values.map((score, at) => ({ member: `m${at}`, score }))
async function* pages(...lists: Score[][]) {
  yield* lists
}

describe.each([memory, ...overRedis])('$name', adapter => {
  let ranking: Ranking
  let lose: (set: string) => Promise<unknown>
  let close: () => void
  beforeAll(async () => {
    ;({ ranking, lose, close } = await adapter.open())
  })
  afterAll(() => close())

  test('a set that was filled counts those above, ties aside; one that was not knows nothing', async () => {
    const set = newId()
    expect(await ranking.above(set, 5)).toBeUndefined()
    expect(await ranking.isWhole(set)).toBe(false)
    expect(await ranking.fill(set, pages(scores(9, 7), [{ member: 'x', score: 7 }], []), 60)).toBe(true)
    expect(await ranking.isWhole(set)).toBe(true)
    expect(await Promise.all([10, 9, 8, 7, 6, -3].map(score => ranking.above(set, score)))).toEqual([0, 0, 1, 1, 3, 3])
  })

  test('more members than one command takes are all there', async () => {
    const set = newId()
    await ranking.fill(set, pages(scores(...Array.from({ length: 1201 }, (_, n) => n))), 60)
    expect(await ranking.above(set, -1)).toBe(1201)
  })

  test('scores rise by what is put, fall only when told, and go when removed', async () => {
    const set = newId()
    await ranking.fill(set, pages(scores(5, 6)), 60)
    await ranking.put(set, [{ member: 'm0', score: 8 }])
    await ranking.put(set, [{ member: 'new', score: 9 }])
    expect(await ranking.above(set, 7)).toBe(2)
    await ranking.put(set, [{ member: 'm0', score: 3 }])
    expect(await ranking.above(set, 7)).toBe(2)
    await ranking.put(set, [{ member: 'm0', score: 3 }], { lower: true })
    expect(await ranking.above(set, 7)).toBe(1)
    await ranking.remove(set, ['new', 'nobody'])
    await ranking.remove(set, [])
    expect(await ranking.above(set, 0)).toBe(2)
  })

  test('putting into a set that is not there makes no set', async () => {
    const set = newId()
    await ranking.put(set, scores(1))
    expect(await ranking.above(set, 0)).toBeUndefined()
  })

  test('a lost set knows nothing, also when something is put afterwards', async () => {
    const set = newId()
    await ranking.fill(set, pages(scores(1, 2)), 60)
    await lose(set)
    await ranking.put(set, scores(3))
    expect(await ranking.above(set, 0)).toBeUndefined()
    expect(await ranking.isWhole(set)).toBe(false)
  })

  test('what is put while a set is filled wins over the page that comes later, and nobody reads half of it', async () => {
    const set = newId()
    async function* slowly() {
      yield scores(1)
      expect(await ranking.above(set, 0)).toBeUndefined()
      await ranking.put(set, [{ member: 'late', score: 50 }])
      yield [{ member: 'late', score: 2 }]
    }
    expect(await ranking.fill(set, slowly(), 60)).toBe(true)
    expect(await ranking.above(set, 40)).toBe(1)
  })

  test('of two who fill, the one who began last finishes', async () => {
    const set = newId()
    async function* interrupted() {
      yield scores(1, 2, 3)
      expect(await ranking.fill(set, pages(scores(7)), 60)).toBe(true)
      yield scores(4)
    }
    expect(await ranking.fill(set, interrupted(), 60)).toBe(false)
    expect(await ranking.above(set, 0)).toBe(1)
  })

  test('a set that is lost while it is filled is not whole', async () => {
    const set = newId()
    async function* robbed() {
      yield scores(1)
      await lose(set)
    }
    expect(await ranking.fill(set, robbed(), 60)).toBe(false)
    expect(await ranking.above(set, 0)).toBeUndefined()
  })

  test('a set ends after its time', async () => {
    const set = newId()
    await ranking.fill(set, pages(scores(1)), 1)
    expect(await ranking.above(set, 0)).toBe(1)
    await vi.waitFor(async () => expect(await ranking.above(set, 0)).toBeUndefined(), { timeout: 4000 })
  })
})

test('no ranking at all knows nothing and takes everything', async () => {
  await noRanking.put('set', scores(1))
  await noRanking.remove('set', ['m0'])
  expect(await noRanking.fill('set', pages(scores(1)), 60)).toBe(false)
  expect([await noRanking.above('set', 0), await noRanking.isWhole('set')]).toEqual([undefined, false])
})
