// The memory cache stays within its bounds and forgets rightly there too.
import { expect, test } from 'vitest'
import { memoryCache } from './memory'

test('it holds no more bytes than it may, and the least recently used go', async () => {
  const cache = memoryCache({ maxBytes: 100_000 })
  const text = 'x'.repeat(5000)
  for (let i = 0; i < 50; i += 1) await cache.set(`key${i}`, text, { ttlSeconds: 60 })
  const held = (await Promise.all(Array.from({ length: 50 }, (_, i) => cache.get(`key${i}`)))).filter(Boolean)
  expect(held).toHaveLength(9)
  expect(await cache.get('key49')).toBe(text)
})

test('a text larger than the whole cache is not kept and pushes nothing out', async () => {
  const cache = memoryCache({ maxBytes: 10_000 })
  await cache.set('small', 'x', { ttlSeconds: 60 })
  await cache.set('large', 'x'.repeat(20_000), { ttlSeconds: 60 })
  expect(await cache.get('large')).toBeUndefined()
  expect(await cache.get('small')).toBe('x')
})

test('forgetting holds when there are more tags than it remembers', async () => {
  const cache = memoryCache({ maxMarks: 10 })
  await cache.set('key', 'old', { ttlSeconds: 60, tags: ['tag'] })
  const look = await cache.look('other', ['tag'])
  await cache.invalidate(['tag'])
  for (let i = 0; i < 20; i += 1) await cache.invalidate([`tag${i}`])
  expect(await cache.get('key')).toBeUndefined()
  if (look.text === undefined) await look.keep('old', 60)
  expect(await cache.get('other')).toBeUndefined()
  await cache.set('key', 'new', { ttlSeconds: 60, tags: ['tag'] })
  expect(await cache.get('key')).toBe('new')
})
