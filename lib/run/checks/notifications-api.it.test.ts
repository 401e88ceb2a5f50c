// The notification resources by status: who reads and marks what.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { kindOf } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'
import { api } from '../testing/api'
import { type Person, person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))

async function tell(who: Person, ...names: string[]): Promise<void> {
  const kind = kindOf('achievement.earned')
  if (!kind) throw new Error('achievement.earned is a kind')
  for (const name of names) {
    const fact = { id: newId(), name: 'x', payload: {}, occurredAt: new Date(), actorId: null, requestId: 'test' }
    await notify(system, kind, fact, [{ userId: who.id, about: name, data: { name, tier: 'bronze' } }])
  }
}
const list = async (token: string, query = '') => (await api('GET', `/api/v1/notifications${query}`, { token })).body
const read = (token: string | undefined, body: unknown) => api('POST', '/api/v1/notifications/read', { token, body })

test('200: the newest first, a page at a time, with how many are unread', async () => {
  const ada = await person()
  await tell(ada, 'one', 'two', 'three')
  const first = await list(ada.token, '?limit=2')
  expect(first).toMatchObject({
    unread: 3,
    items: [
      {
        kind: 'achievement.earned',
        title: 'You earned “three” (bronze)',
        href: '/achievements',
        count: 1,
        readAt: null,
      },
      { title: 'You earned “two” (bronze)' },
    ],
  })
  const second = await list(ada.token, `?limit=2&cursor=${encodeURIComponent(String(first.nextCursor))}`)
  expect(second).toMatchObject({ items: [{ title: 'You earned “one” (bronze)' }], nextCursor: null })
})

test('204: some are read, then all; again changes nothing, and those of others stay unread', async () => {
  const [ada, bob] = [await person(), await person()]
  await tell(ada, 'one', 'two')
  await tell(bob, 'his')
  const ids = ((await list(ada.token)).items as { id: string }[]).map(({ id }) => id)
  const [bobs] = (await list(bob.token)).items as { id: string }[]
  expect((await read(ada.token, { ids: [ids[0], bobs?.id, newId()] })).status).toBe(204)
  expect(await list(ada.token)).toMatchObject({ unread: 1, items: [{ readAt: expect.any(String) }, { readAt: null }] })
  expect((await read(ada.token, { all: true })).status).toBe(204)
  expect((await read(ada.token, { all: true })).status).toBe(204)
  expect(await list(ada.token)).toMatchObject({ unread: 0 })
  expect(await list(bob.token)).toMatchObject({ unread: 1 })
})

test('401 without an identity', async () => {
  expect((await api('GET', '/api/v1/notifications')).status).toBe(401)
  expect((await read(undefined, { all: true })).status).toBe(401)
})

test('422 for what is neither ids nor all, and for a cursor of another list', async () => {
  const ada = await person()
  const bodies = [{}, { ids: [] }, { ids: ['x'] }, { all: false }, { all: true, ids: [newId()] }, { every: true }, []]
  for (const body of bodies) expect((await read(ada.token, body)).status).toBe(422)
  for (const query of ['?cursor=nonsense', '?limit=0', '?limit=101'])
    expect((await api('GET', `/api/v1/notifications${query}`, { token: ada.token })).status).toBe(422)
})
