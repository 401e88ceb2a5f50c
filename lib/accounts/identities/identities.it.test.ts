// Signing in by a provider, at the verbs: whose account it opens, what it may be attached to, and what comes between two at once.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, type TxContext } from '@/db/client'
import { identities, sessions, users } from '@/db/schema/accounts'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { defineReaction, reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { accountRegistered } from '@/lib/events/accounts'
import { register } from '../register'
import { openBrowserSession } from '../sessions/open-browser-session'
import { linkIdentity } from './link-identity'
import { proveElsewhere } from './prove-elsewhere'
import { connectedOf, ownIdentities } from './reads'
import type { Elsewhere } from './schemas'
import { signInElsewhere } from './sign-in-elsewhere'
import { unlinkIdentity } from './unlink-identity'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())
beforeEach(() => reactions().clear())

const system = contextFor(systemActor('test'))
const door = contextFor(guest)
const LONG_AGO = new Date('2026-01-01T00:00:00Z')
const device = { userAgent: 'Firefox', address: '192.0.2.1' }
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )
const from = (more: Partial<Elsewhere> = {}): Elsewhere => ({
  ...{ provider: 'oidc:https://town.example', providerName: 'Town Hall', subject: newId() },
  ...{ email: `${newId()}@example.com`, isConfirmed: true, name: 'Noor' },
  ...more,
})
const rowAt = async (email: string | null) =>
  (
    await db(system)
      .select()
      .from(users)
      .where(eq(users.email, email ?? ''))
  )[0]
const waysInto = (userId: string) => db(system).select().from(identities).where(connectedOf(userId))

/** An account with a password and a session of just now. */
async function account({ isConfirmed = true } = {}) {
  const email = `${newId()}@example.com`
  const { id } = await register(door, { name: 'Noor', email, password: 'four quiet stones' })
  if (isConfirmed) await db(system).update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, id))
  const sessionId = await openBrowserSession(door, { userId: id, device })
  const actor = { id, name: 'Noor', role: 'student' as const }
  return {
    id,
    email,
    sessionId,
    ctx: contextFor(userActor({ ...actor, sessionId })),
    withoutSession: contextFor(userActor(actor)),
  }
}

/** Follows once from the next account that is opened, in its transaction. */
function onNextAccount(run: (tx: TxContext, opened: { userId: string; email: string }) => Promise<unknown>): void {
  const reaction = defineReaction({
    name: 'test.on-next-account',
    on: accountRegistered,
    mode: 'inline',
    async run(ctx, { payload }) {
      reactions().clear()
      await run(ctx as TxContext, payload)
    },
  })
  reactions().set(reaction.name, reaction)
}

describe('whose account it is', () => {
  test('a newcomer gets one, and the same one ever after, whatever the provider says of their address', async () => {
    const given = from({ email: `${newId()}@Example.COM` })
    const first = await signInElsewhere(door, { ...given, timeZone: 'Asia/Tokyo' })
    expect(await rowAt(given.email?.toLowerCase() ?? '')).toMatchObject({
      id: first.account.id,
      timeZone: 'Asia/Tokyo',
    })
    const again = await signInElsewhere(door, { ...given, email: null, isConfirmed: false })
    expect([again.account.id, again.codeDue]).toEqual([first.account.id, false])
  })

  test.each([
    ['no name', null, 'jo.march'],
    ['a blank one', ' \u202e ', 'jo.march'],
    ['one with what turns a line', 'Jo\u202eMarch', 'Jo March'],
    ['a very long one', 'x'.repeat(200), 'x'.repeat(120)],
  ])('who comes with %s is shown by one all the same', async (_, name, shown) => {
    const email = `jo.march@${newId()}.example`
    expect((await signInElsewhere(door, from({ name, email }))).account.name).toBe(shown)
  })

  test.each([
    ['none', { email: null }],
    ['one that is not confirmed there', { isConfirmed: false }],
    ['one that is too long', { email: `${'x'.repeat(250)}@example.com` }],
  ])('no account comes of an address that proves nothing: %s', async (_, more) => {
    expect(await refusal(signInElsewhere(door, from(more)))).toBe('email_unconfirmed_elsewhere')
  })

  test('the account that has the address is theirs; one that never confirmed it is theirs alone', async () => {
    const [known, never] = [await account(), await account({ isConfirmed: false })]
    const [mine, reclaimed] = [from({ email: known.email }), from({ email: never.email })]
    expect((await signInElsewhere(door, mine)).account.id).toBe(known.id)
    expect(await rowAt(known.email)).toMatchObject({ passwordHash: expect.any(String) })
    expect((await signInElsewhere(door, reclaimed)).account.id).toBe(never.id)
    expect(await rowAt(never.email)).toMatchObject({ passwordHash: null, emailVerifiedAt: expect.any(Date) })
    const left = await db(system).select().from(sessions).where(eq(sessions.userId, never.id))
    expect(left.every(({ revokedAt }) => revokedAt !== null)).toBe(true)
  })

  test('a suspended account opens neither by its address nor by what is connected', async () => {
    const { id, email } = await account()
    const given = from({ email })
    await signInElsewhere(door, given)
    await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, id))
    expect(await refusal(signInElsewhere(door, given))).toBe('account_suspended')
    expect(await refusal(signInElsewhere(door, from({ email })))).toBe('account_suspended')
  })
})

describe('two at once', () => {
  test('whoever is second with an address opens what the first has opened', async () => {
    const given = from()
    onNextAccount(async (tx, { email }) => {
      await tx.tx.insert(users).values({ id: newId(), email, name: 'Quicker' })
    })
    const { account: opened } = await signInElsewhere(door, given)
    expect(await rowAt(given.email)).toMatchObject({ id: opened.id, name: 'Noor' })
    expect(await waysInto(opened.id)).toHaveLength(1)
  })

  test('another fault is no such case: it is told, and leaves nothing', async () => {
    const given = from()
    onNextAccount(() => Promise.reject(new Error('a fault')))
    await expect(signInElsewhere(door, given)).rejects.toThrow('a fault')
    const email = `${newId()}@example.com`
    onNextAccount(() => Promise.reject(new Error('a fault')))
    await expect(register(door, { name: 'Noor', email, password: 'four quiet stones' })).rejects.toThrow('a fault')
    expect([await rowAt(given.email), await rowAt(email)]).toEqual([undefined, undefined])
  })

  test('the same newcomer, many times at once, is one account', async () => {
    const given = from()
    const opened = await Promise.all(Array.from({ length: 6 }, () => signInElsewhere(door, given)))
    expect(new Set(opened.map(each => each.account.id)).size).toBe(1)
    expect(await waysInto(opened[0]?.account.id ?? '')).toHaveLength(1)
  })
})

describe('connecting', () => {
  test('one’s own: once for each provider, for a confirmed address, and again after it was taken away', async () => {
    const { ctx, id } = await account()
    const given = from({ email: null })
    await linkIdentity(ctx, given)
    await linkIdentity(ctx, given)
    expect(await waysInto(id)).toHaveLength(1)
    expect(await refusal(linkIdentity(ctx, from()))).toBe('other_identity')
    const [{ id: name } = { id: '' }] = await ownIdentities(ctx)
    await unlinkIdentity(ctx, { id: 'nothing' })
    await unlinkIdentity(ctx, { id: name })
    expect(await waysInto(id)).toEqual([])
    await linkIdentity(ctx, given)
    expect(await waysInto(id)).toHaveLength(1)
    const other = await account()
    expect(await refusal(linkIdentity(other.ctx, given))).toBe('identity_taken')
    const never = await account({ isConfirmed: false })
    expect(await refusal(linkIdentity(never.ctx, from()))).toBe('email_unconfirmed')
  })

  test('what its owner took away does not come back by itself, and the last way in stays', async () => {
    const { ctx, id, email } = await account()
    const given = from({ email })
    await signInElsewhere(door, given)
    const [{ id: name } = { id: '' }] = await ownIdentities(ctx)
    await unlinkIdentity(ctx, { id: name })
    expect(await refusal(signInElsewhere(door, given))).toBe('disconnected')
    expect(await refusal(linkIdentity(ctx, given))).toBe('fine')
    await db(system).update(users).set({ passwordHash: null }).where(eq(users.id, id))
    expect(await refusal(unlinkIdentity(ctx, { id: name }))).toBe('last_way_in')
  })

  test('it shows that it is oneself as a password does, for one’s own alone', async () => {
    const { ctx, sessionId, withoutSession } = await account()
    const given = from()
    await linkIdentity(ctx, given)
    const provenAt = async () =>
      (await db(system).select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.provenAt
    await db(system).update(sessions).set({ provenAt: LONG_AGO }).where(eq(sessions.id, sessionId))
    expect(await refusal(linkIdentity(ctx, from({ provider: 'google' })))).toBe('password_required')
    expect(await refusal(proveElsewhere(ctx, from()))).toBe('other_identity')
    await proveElsewhere(withoutSession, given)
    expect(await provenAt()).toEqual(LONG_AGO)
    await proveElsewhere(ctx, given)
    expect(await provenAt()).not.toEqual(LONG_AGO)
  })
})
