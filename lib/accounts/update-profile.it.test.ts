// What a change of one's profile tells others: exactly what changed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { updateProfile } from './update-profile'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

test('a change is told with what it was and what it is, and saving the same again tells nothing', async () => {
  const { ctx, id, name } = await newPerson()
  const told = async () =>
    (await db(ctx).select().from(outbox))
      .filter(fact => fact.name === 'account.profile-updated' && fact.actorId === id)
      .map(fact => fact.payload)
  const profile = { name, timeZone: 'Asia/Tokyo', settings: { theme: 'dark' } }
  expect(await updateProfile(ctx, profile)).toMatchObject(profile)
  expect(await updateProfile(ctx, profile)).toMatchObject(profile)
  expect(await told()).toEqual([
    {
      userId: id,
      before: { timeZone: 'UTC', settings: {} },
      after: { timeZone: 'Asia/Tokyo', settings: { theme: 'dark' } },
    },
  ])
})
