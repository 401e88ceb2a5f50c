// The memory limiter is exact in a bucket, bounded in any window, bounded in size, and quick.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryLimiter } from './memory'

test('no bucket passes more than the limit and no window more than twice, whatever the traffic', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 200 }),
      async (limit, gaps) => {
        let now = 1_000_000_000_000
        const limiter = memoryLimiter({ now: () => now })
        const passed: number[] = []
        for (const gap of gaps) {
          now += gap
          const verdict = await limiter.take({ name: 'n', limit, windowSeconds: 10 }, 'k')
          if (verdict.allowed) passed.push(now)
          expect(verdict.remaining).toBeGreaterThanOrEqual(0)
          expect(verdict.remaining).toBeLessThan(limit)
          expect(verdict.resetSeconds).toBeGreaterThanOrEqual(1)
          expect(verdict.resetSeconds).toBeLessThanOrEqual(11)
        }
        const most = (of: (from: number, at: number) => boolean) =>
          Math.max(0, ...passed.map(from => passed.filter(each => of(from, each)).length))
        expect(most((from, each) => Math.floor(each / 10_000) === Math.floor(from / 10_000))).toBeLessThanOrEqual(limit)
        expect(most((from, each) => each >= from && each < from + 10_000)).toBeLessThanOrEqual(2 * limit)
      },
    ),
    { numRuns: 300 },
  )
})

test('remaining is what really remains', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 0, max: 9000 })),
      async (limit, gaps) => {
        let now = 1_000_000_000_000
        const limiter = memoryLimiter({ now: () => now })
        const rule = { name: 'n', limit, windowSeconds: 10 }
        for (const gap of gaps) {
          now += gap
          await limiter.take(rule, 'k')
        }
        const { remaining } = await limiter.take(rule, 'k')
        for (let left = remaining; left > 0; left -= 1) expect((await limiter.take(rule, 'k')).allowed).toBe(true)
        expect((await limiter.take(rule, 'k')).allowed).toBe(false)
      },
    ),
  )
})

test('more keys than it holds push out the ones not seen for longest, not the ones in use', async () => {
  const limiter = memoryLimiter({ maxKeys: 100, now: () => 1_000_000_000_000 })
  const rule = { name: 'n', limit: 1, windowSeconds: 10 }
  await limiter.take(rule, 'idle')
  await limiter.take(rule, 'busy')
  for (let i = 0; i < 1000; i += 1) {
    await limiter.take(rule, `key${i}`)
    expect((await limiter.take(rule, 'busy')).allowed).toBe(false)
  }
  expect((await limiter.take(rule, 'key980')).allowed).toBe(false)
  expect((await limiter.take(rule, 'idle')).allowed).toBe(true)
})

test('a verdict takes microseconds also where each key pushes out another', async () => {
  const limiter = memoryLimiter()
  const rule = { name: 'api', limit: 100, windowSeconds: 60 }
  const keys = Array.from({ length: 150_000 }, (_, i) => `user:${i}`)
  for (const key of keys) await limiter.take(rule, key)
  const began = performance.now()
  for (const key of keys) await limiter.take(rule, key)
  expect(((performance.now() - began) * 1000) / keys.length).toBeLessThan(50)
})
