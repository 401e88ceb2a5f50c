// What a change of one's profile tells others, exactly what changed; and in which zone an account begins.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { register } from './register'
import { RegisterForm } from './schemas'
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

test('an address has one account; whom the system opens one for has no letter to answer', async () => {
  const given = { name: 'A person', email: `${newId()}@example.com`, password: 'a password of tests' }
  await register(contextFor(guest), given)
  const again = register(contextFor(guest), given)
  await expect(again).rejects.toMatchObject({ reason: 'conflict', errors: [{ path: 'email' }] })
  const { id } = await register(contextFor(systemActor('test')), { ...given, email: `${newId()}@example.com` })
  const [row] = await db(contextFor(guest)).select().from(users).where(eq(users.id, id))
  expect(row?.emailVerifiedAt).toBeInstanceOf(Date)
})

test('whoever registers in a browser lives in its zone; one that says nothing or nonsense in UTC', async () => {
  const zoneOf = async (timeZone?: string) => {
    const given = { name: 'A person', email: `${newId()}@example.com`, password: 'a password of tests', timeZone }
    return (await register(contextFor(guest), RegisterForm.parse(given))).timeZone
  }
  expect(await zoneOf('Asia/Tokyo')).toBe('Asia/Tokyo')
  expect([await zoneOf(), await zoneOf(''), await zoneOf('Mars/Olympus')]).toEqual(['UTC', 'UTC', 'UTC'])
})
