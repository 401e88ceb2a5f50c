// A slice of `npm run fuzz:api`, always the same: whatever anybody sends gets a clear answer that the OpenAPI document knows.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { env } from '@/lib/env'
import { api } from '../testing/api'
import { type Front, openFront } from '../testing/front'
import { fuzz } from '../testing/fuzz/run'
import { operations } from '../testing/nonsense'

let close: () => Promise<void>
let front: Front
beforeAll(async () => {
  close = await openTestDatabase()
  env().RATE_LIMIT_SCALE = 1_000_000
  front = await openFront()
})
afterAll(async () => {
  env().RATE_LIMIT_SCALE = 1
  await front.close()
  await close()
})

test('right, wrong and mad requests as everybody: no 5xx, nothing undocumented, no word of our inside', async () => {
  const { sent, past, statuses, complaints } = await fuzz(front.port, { seed: 20260301, requests: 700 })
  expect(complaints).toEqual([])
  expect(sent).toBe(700)
  expect(past / sent).toBeGreaterThan(0.6)
  expect([...statuses.keys()].sort()).toEqual(
    operations()
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
  expect(Reflect.get({}, 'admin')).toBeUndefined()
  expect((await api('GET', '/api/health/ready')).body).toMatchObject({ checks: { database: { state: 'ok' } } })
}, 180_000)
