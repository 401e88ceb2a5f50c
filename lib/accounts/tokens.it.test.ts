// Tokens and sessions by their verbs: renewing rotates, a lost reply is forgiven for ten seconds, and what ended stays ended.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { refreshTokens, sessions, users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { newPerson, TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { closeSession } from './close-session'
import { openSession } from './open-session'
import { refreshSession } from './refresh-session'
import { noteUse } from './sessions/note-use'
import { ownSessions } from './sessions/reads'
import { revokeOtherSessions, revokeSession } from './sessions/revoke-session'
import { firstRefresh, hashToken } from './tokens'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const device = { userAgent: 'Firefox', address: '192.0.2.1' }
const DAY = 86_400
const over = { reason: 'unauthenticated' }

/** Somebody with one API session, and a guest's context with the same clock. */
async function signedIn() {
  const person = await newPerson('student', new TestClock(Date.now()))
  const door = contextFor(guest, person.clock.now)
  const open = () => openSession(door, { userId: person.id, client: 'phone', device })
  const renew = (refreshToken: string, client = 'phone') => refreshSession(door, { refreshToken, client })
  const told = async (name: string) =>
    (await db(system).select().from(outbox).where(eq(outbox.name, name)))
      .map(({ payload }) => payload as { userId: string })
      .filter(({ userId }) => userId === person.id)
  return { ...person, door, open, renew, told, first: await open() }
}

describe('renewing', () => {
  test('gives a new pair, and of the old token only the mark that it was used stays', async () => {
    const { renew, first, id } = await signedIn()
    const next = await renew(first.refreshToken)
    expect(next.refreshToken).not.toBe(first.refreshToken)
    const rows = await db(system).select().from(refreshTokens).where(eq(refreshTokens.userId, id))
    const rotated = new Map(rows.map(({ tokenHash, rotatedAt }) => [tokenHash, rotatedAt !== null]))
    expect([rotated.get(hashToken(first.refreshToken)), rotated.get(hashToken(next.refreshToken))]).toEqual([
      true,
      false,
    ])
    expect(await renew(next.refreshToken)).toMatchObject({ expiresIn: 900 })
  })

  test('a lost reply is repeated with the very same pair for ten seconds, to the same client', async () => {
    const { renew, first, clock } = await signedIn()
    const next = await renew(first.refreshToken)
    clock.pass(10)
    expect(await renew(first.refreshToken)).toEqual(next)
  })

  test.each([
    ['the same client later', 11, 'phone'],
    ['another client at once', 0, 'thief'],
  ])('a token that is used again by %s ends the whole family, and only that', async (_, seconds, client) => {
    const { renew, open, first, clock, told, id } = await signedIn()
    const other = await open()
    const next = await renew(first.refreshToken)
    clock.pass(seconds)
    await expect(renew(first.refreshToken, client)).rejects.toMatchObject(over)
    await expect(renew(next.refreshToken)).rejects.toMatchObject(over)
    expect(await told('account.refresh-token-reused')).toMatchObject([{ userId: id }])
    expect(await renew(other.refreshToken)).toBeDefined()
  })

  test('nothing comes of a token that is unknown, too old, or of an account that is suspended', async () => {
    const { renew, first, clock, id } = await signedIn()
    await expect(renew(firstRefresh())).rejects.toMatchObject(over)
    await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id))
    await expect(renew(first.refreshToken)).rejects.toMatchObject(over)
    await db(system).update(users).set({ suspendedAt: null }).where(eq(users.id, id))
    clock.pass(29 * DAY)
    const { refreshToken } = await renew(first.refreshToken)
    clock.pass(31 * DAY)
    await expect(renew(refreshToken)).rejects.toMatchObject(over)
  })

  test('eleven times within a minute is refused, and the session lives on', async () => {
    const { renew, first } = await signedIn()
    let { refreshToken } = first
    for (let time = 0; time < 10; time++) ({ refreshToken } = await renew(refreshToken))
    await expect(renew(refreshToken)).rejects.toMatchObject({ reason: 'rate_limited' })
  })
})

describe('ending', () => {
  test('signing out ends the family of that token; an unknown or another’s token changes nothing', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    await closeSession(one.ctx, { refreshToken: other.first.refreshToken })
    await closeSession(one.ctx, { refreshToken: firstRefresh() })
    const { refreshToken } = await other.renew(other.first.refreshToken)
    await closeSession(one.ctx, { refreshToken: one.first.refreshToken })
    await closeSession(one.ctx, { refreshToken: one.first.refreshToken })
    await expect(one.renew(one.first.refreshToken)).rejects.toMatchObject(over)
    expect(await one.told('session.ended')).toHaveLength(1)
    expect(await other.renew(refreshToken)).toBeDefined()
  })

  test('one of one’s sessions ends, or all but the own one; another’s never', async () => {
    const { id, name, open, renew, first, clock, ctx } = await signedIn()
    const [second, third] = [await open(), await open()]
    const stranger = await newPerson()
    expect(await ownSessions(ctx)).toHaveLength(3)
    const hashed = async (token: string) =>
      (
        await db(system)
          .select()
          .from(refreshTokens)
          .where(eq(refreshTokens.tokenHash, hashToken(token)))
      )[0]
    const sessionId = (await hashed(second.refreshToken))?.familyId ?? ''
    await revokeSession(stranger.ctx, { sessionId })
    await revokeSession(ctx, { sessionId })
    await expect(renew(second.refreshToken)).rejects.toMatchObject(over)
    const own = (await hashed(third.refreshToken))?.familyId ?? ''
    const me = contextFor(userActor({ id, name, role: 'student', sessionId: own }), clock.now)
    expect(await revokeOtherSessions(me)).toEqual({ ended: 1 })
    expect(await revokeOtherSessions(me)).toEqual({ ended: 0 })
    await expect(renew(first.refreshToken)).rejects.toMatchObject(over)
    expect(await renew(third.refreshToken)).toBeDefined()
  })
})

test('the list of sessions shows the last use, written once a minute', async () => {
  const { id, clock } = await signedIn()
  const session = async () => (await db(system).select().from(sessions).where(eq(sessions.userId, id)))[0]
  const begun = await session()
  const note = (sessionId: string | null, lastUsedAt: Date | null) =>
    noteUse(contextFor(guest, clock.now), { sessionId, lastUsedAt })
  const [sessionId, lastUsedAt] = [begun?.id ?? '', begun?.lastUsedAt ?? null]
  clock.pass(59)
  for (const nothing of [note(sessionId, lastUsedAt), note(null, lastUsedAt), note(sessionId, null)]) await nothing
  expect((await session())?.lastUsedAt).toEqual(lastUsedAt)
  clock.pass(2)
  await note(sessionId, lastUsedAt)
  expect((await session())?.lastUsedAt).toEqual(clock.now())
})
