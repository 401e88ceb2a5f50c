// Admins and the accounts of others: who may, what each deed changes, and that an admin always stays.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { assertNotSuspended } from '../check-credentials'
import { signedInAccount } from '../reads'
import { openBrowserSession } from '../sessions/open-browser-session'
import { peopleCount, peopleList, personDetail } from './reads'
import { reinstate } from './reinstate'
import { PeopleFilter, PeopleQuery } from './schemas'
import { setRole } from './set-role'
import { signOutEverywhere } from './sign-out-everywhere'
import { otherPerson } from './standing'
import { suspend } from './suspend'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())
beforeEach(async () => {
  await db(system).update(users).set({ role: 'student' }).where(eq(users.role, 'admin'))
})

const system = contextFor(systemActor('test'))
const reason = 'as agreed'
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )
const accountOf = async (id: string) => (await db(system).select().from(users).where(eq(users.id, id)))[0]
const factsOf = async (name: string, id: string) =>
  (await db(system).select().from(outbox).where(eq(outbox.name, name)))
    .map(({ payload }) => payload as Record<string, unknown>)
    .filter(({ userId }) => userId === id)
const device = { userAgent: 'Firefox', address: '127.0.0.1' }
const signIn = (userId: string) => openBrowserSession(contextFor(systemActor('test')), { userId, device })

test('only admins find and change people', async () => {
  const cases: [Context, string][] = [
    [contextFor(guest), 'unauthenticated'],
    [(await newPerson()).ctx, 'forbidden'],
    [(await newPerson('instructor')).ctx, 'forbidden'],
    [(await newPerson('admin')).ctx, 'fine'],
  ]
  for (const [ctx, expected] of cases) {
    const { id: userId } = await newPerson()
    const deeds = [
      peopleList(ctx, PeopleQuery.parse({})),
      peopleCount(ctx, PeopleFilter.parse({}), 10),
      personDetail(ctx, userId),
      setRole(ctx, { userId, role: 'instructor', reason }),
      signOutEverywhere(ctx, { userId, reason }),
    ]
    expect(await Promise.all(deeds.map(refusal))).toEqual(deeds.map(() => expected))
    expect(await refusal(suspend(ctx, { userId, reason }))).toBe(expected)
    expect(await refusal(reinstate(ctx, { userId, reason }))).toBe(expected)
  }
  const admin = await newPerson('admin')
  for (const userId of [newId(), 'nonsense']) {
    for (const deed of [suspend, reinstate, signOutEverywhere])
      expect(await refusal(deed(admin.ctx, { userId, reason }))).toBe('not_found')
    expect(await refusal(setRole(admin.ctx, { userId, role: 'admin', reason }))).toBe('not_found')
  }
})

test('another role is told with the one before and why; the same role is told to nobody', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  await setRole(admin.ctx, { userId: person.id, role: 'instructor', reason })
  await setRole(admin.ctx, { userId: person.id, role: 'instructor', reason })
  expect((await accountOf(person.id))?.role).toBe('instructor')
  expect(await factsOf('account.role-assigned', person.id)).toEqual([
    { userId: person.id, before: 'student', after: 'instructor', reason },
  ])
})

test('a role is given only by who gave their password a short while ago', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  const sessionId = await signIn(admin.id)
  const ctx = contextFor(userActor({ ...admin, sessionId }))
  const old = new Date(Date.now() - 11 * 60_000)
  await db(system).update(sessions).set({ provenAt: old }).where(eq(sessions.id, sessionId))
  const give = () => refusal(setRole(ctx, { userId: person.id, role: 'admin', reason }))
  expect(await give()).toBe('password_required')
  await db(system).update(sessions).set({ provenAt: new Date() }).where(eq(sessions.id, sessionId))
  expect(await give()).toBe('fine')
})

test('nobody suspends, reinstates or demotes themselves, but may sign themselves out', async () => {
  const [admin] = [await newPerson('admin'), await newPerson('admin')]
  const own = { userId: admin.id, reason }
  expect(await refusal(setRole(admin.ctx, { ...own, role: 'student' }))).toBe('own_account')
  expect(await refusal(suspend(admin.ctx, own))).toBe('own_account')
  expect(await refusal(reinstate(admin.ctx, own))).toBe('own_account')
  expect(await refusal(signOutEverywhere(admin.ctx, own))).toBe('fine')
})

test('the last admin stays, whoever asks', async () => {
  const [last, other] = [await newPerson('admin'), await newPerson('admin')]
  await suspend(last.ctx, { userId: other.id, reason })
  expect(await refusal(setRole(system, { userId: last.id, role: 'student', reason }))).toBe('last_admin')
  expect(await refusal(suspend(other.ctx, { userId: last.id, reason }))).toBe('last_admin')
  expect(await refusal(setRole(system, { userId: other.id, role: 'student', reason }))).toBe('fine')
})

test.each([2, 5])('of %i admins who demote and suspend each other at once, one stays', async count => {
  const admins: Awaited<ReturnType<typeof newPerson>>[] = []
  for (let at = 0; at < count; at++) admins.push(await newPerson('admin'))
  const next = (at: number) => admins[(at + 1) % count]?.id ?? ''
  const deeds = admins.map(({ ctx }, at) =>
    at % 2 === 0
      ? setRole(ctx, { userId: next(at), role: 'student', reason })
      : suspend(ctx, { userId: next(at), reason }),
  )
  const outcomes = await Promise.all(deeds.map(refusal))
  expect(outcomes.filter(outcome => outcome === 'last_admin')).toHaveLength(1)
  expect(outcomes.filter(outcome => outcome === 'fine')).toHaveLength(count - 1)
  const left = await peopleList(system, PeopleQuery.parse({ role: 'admin', state: 'open' }))
  expect(left.items).toHaveLength(1)
})

test('a suspension ends everything at once, says why, and counts once', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  const sessionId = await signIn(person.id)
  const key = { userId: person.id, sessionId }
  expect(await signedInAccount(system, key)).toBeDefined()
  const both = [1, 2].map(() => refusal(suspend(admin.ctx, { userId: person.id, reason: 'It was too loud.' })))
  expect((await Promise.all(both)).sort()).toEqual(['already_suspended', 'fine'])
  expect(await factsOf('account.suspended', person.id)).toHaveLength(1)
  expect(await signedInAccount(system, key)).toBeUndefined()
  expect(await signedInAccount(system, { ...key, sessionId: null })).toBeUndefined()
  const account = await accountOf(person.id)
  expect(() => account && assertNotSuspended(account)).toThrow('It was too loud.')

  await reinstate(admin.ctx, { userId: person.id, reason: 'We talked.' })
  expect(await refusal(reinstate(admin.ctx, { userId: person.id, reason }))).toBe('not_suspended')
  expect(await signedInAccount(system, key)).toBeUndefined()
  expect(await signedInAccount(system, { userId: person.id, sessionId: await signIn(person.id) })).toBeDefined()
  expect(await factsOf('account.reinstated', person.id)).toMatchObject([
    { reason: 'We talked.', before: { suspendedReason: 'It was too loud.' } },
  ])
})

test('of a suspension without words nothing is invented when it ends; whom one may not act on is refused before', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  await otherPerson(admin.ctx, person.id, 'suspend yourself')
  expect(await refusal(otherPerson(admin.ctx, admin.id, 'suspend yourself'))).toBe('own_account')
  expect(await refusal(otherPerson(admin.ctx, newId(), 'suspend yourself'))).toBe('not_found')
  await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, person.id))
  await reinstate(admin.ctx, { userId: person.id, reason })
  expect(await factsOf('account.reinstated', person.id)).toMatchObject([{ reason, before: { suspendedReason: '' } }])
})

test('signing out everywhere ends every session and leaves the account open', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  const ids = [await signIn(person.id), await signIn(person.id)]
  const epoch = (await accountOf(person.id))?.sessionEpoch ?? 0
  const seen = await personDetail(admin.ctx, person.id)
  expect(seen.sessions).toHaveLength(2)
  expect(seen.lastSeenAt).toBe(seen.sessions[0]?.lastUsedAt)
  expect(await signOutEverywhere(admin.ctx, { userId: person.id, reason })).toEqual({ ended: 2 })
  for (const sessionId of ids) expect(await signedInAccount(system, { userId: person.id, sessionId })).toBeUndefined()
  expect(await accountOf(person.id)).toMatchObject({ sessionEpoch: epoch + 1, suspendedAt: null })
  expect(await factsOf('account.signed-out-everywhere', person.id)).toMatchObject([{ reason, sessionCount: 2 }])
})

test('people are found by words of their name and address, by id, by role and by state', async () => {
  const admin = await newPerson('admin')
  const word = newId().slice(-8)
  const mint = async (name: string) => {
    const person = await newPerson('instructor')
    await db(system)
      .update(users)
      .set({ name: `${name} ${word}` })
      .where(eq(users.id, person.id))
    return person
  }
  const [jose, ines] = [await mint('José'), await mint('Ines')]
  const find = async (given: object) =>
    (await peopleList(admin.ctx, PeopleQuery.parse(given))).items.map(({ id }) => id)
  expect(await find({ query: word })).toEqual([ines.id, jose.id])
  expect(await find({ query: `jose ${word}` })).toEqual([jose.id])
  expect(await find({ query: ines.email.toUpperCase() })).toEqual([ines.id])
  expect(await find({ query: ines.id })).toEqual([ines.id])
  expect(await find({ query: `${word} %` })).toEqual([])
  expect(await find({ query: word, role: 'student' })).toEqual([])
  await suspend(admin.ctx, { userId: ines.id, reason })
  expect(await find({ query: word, state: 'suspended' })).toEqual([ines.id])
  expect(await find({ query: word, state: 'open' })).toEqual([jose.id])
  expect(await peopleCount(admin.ctx, PeopleFilter.parse({ query: word }), 10)).toBe(2)
  expect(await peopleCount(admin.ctx, PeopleFilter.parse({ query: word }), 1)).toBe(1)

  const first = await peopleList(admin.ctx, PeopleQuery.parse({ query: word, limit: 1 }))
  const second = await peopleList(admin.ctx, PeopleQuery.parse({ query: word, limit: 1, cursor: first.nextCursor }))
  expect([first.items[0]?.id, second.items[0]?.id, second.nextCursor]).toEqual([ines.id, jose.id, null])
  expect(await refusal(peopleList(admin.ctx, PeopleQuery.parse({ cursor: first.nextCursor })))).toBe('invalid')
})
