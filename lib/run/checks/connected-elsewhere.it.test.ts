// Sign-ins elsewhere of an account that is there: connected by its owner, shown as proof, and taken away again.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema/accounts'
import { unlinkIdentity } from '@/lib/accounts/identities/unlink-identity'
import { hasRecentPassword } from '@/lib/accounts/sessions/reads'
import { signAccess } from '@/lib/accounts/tokens'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import type { Resident } from '@/lib/web/elsewhere/identity-provider.testing'
import { ownElsewhere } from '@/lib/web/elsewhere/own'
import { api } from '../testing/api'
import { accountAt, type Elsewhere, linksOf, openElsewhere, someone, withPassword } from '../testing/elsewhere'
import { visitorOf } from '../testing/visitor'

const system = contextFor(systemActor('test'))
let provider: Elsewhere['provider']
let door: Elsewhere['door']
let come: Elsewhere['come']
let settle: Elsewhere['settle']
let close: Elsewhere['close']

beforeAll(async () => {
  ;({ provider, door, come, settle, close } = await openElsewhere())
})
afterAll(() => close())
beforeEach(() => settle())

describe('a connected account', () => {
  /** Somebody signed in here, in a browser, and the links that the security page shows them. */
  async function signedIn(resident = someone(), path?: string) {
    const { visitor } = await come(resident, undefined, path)
    const account = await accountAt(resident.email)
    if (!account) throw new Error('the account is not there')
    const [session] = await db(system).select().from(sessions).where(eq(sessions.userId, account.id))
    const ctx = contextFor(userActor({ ...account, sessionId: session?.id ?? null }))
    return { visitor, account, resident, ctx, page: () => ownElsewhere(ctx) }
  }
  const github = '/api/auth/with/github'
  const longAgo = (userId: string) =>
    db(system)
      .update(sessions)
      .set({ provenAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(sessions.userId, userId))

  test('is one more where its owner connects it, and signs in from then on', async () => {
    const { visitor, account, page } = await signedIn(undefined, github)
    const there = someone({ email_verified: false })
    const { offers } = await page()
    expect((await come(there, visitor, offers[0]?.href)).at).toBe('/security')
    expect(await linksOf(account.id)).toHaveLength(2)
    expect((await visitor.profile()).body.id).toBe(account.id)
    const { visitor: another } = await come(there)
    expect((await another.profile()).body.id).toBe(account.id)
  })

  test('is connected only by a link of that very session, with a password of a moment ago', async () => {
    const { visitor, account, page } = await signedIn(undefined, github)
    const href = (await page()).offers[0]?.href
    expect((await come(someone(), visitorOf(door.origin), href)).at).toBe('/sign-in?next=%2Fsecurity')
    const stranger = await signedIn()
    expect((await come(someone(), stranger.visitor, href)).at).toBe('/security?problem=failed')
    expect((await come(someone(), visitor, '/api/auth/with/oidc?intent=made-up')).at).toBe('/security?problem=failed')
    await longAgo(account.id)
    expect((await come(someone(), visitor, href)).at).toBe('/security?problem=password_required')
    expect([await linksOf(account.id), await linksOf(stranger.account.id)].map(each => each.length)).toEqual([1, 1])
  })

  test('of another account here, or a second one of a provider, is refused', async () => {
    const other = await signedIn()
    const { visitor, account, page } = await signedIn(undefined, github)
    const [offer] = (await page()).offers
    expect((await come(other.resident, visitor, offer?.href)).at).toBe('/security?problem=identity_taken')
    await come(someone(), visitor, offer?.href)
    expect((await come(someone(), visitor, offer?.href)).at).toBe('/security?problem=other_identity')
    expect(await linksOf(account.id)).toHaveLength(2)
  })

  test('is not connected where one’s own address is not confirmed', async () => {
    const { visitor, account, page } = await signedIn(undefined, github)
    const [offer] = (await page()).offers
    await db(system).update(users).set({ emailVerifiedAt: null }).where(eq(users.id, account.id))
    expect((await come(someone(), visitor, offer?.href)).at).toBe('/security?problem=email_unconfirmed')
  })

  test('shows that it is oneself as a password does: the provider is asked to ask again, and nobody else will do', async () => {
    const { visitor, account, resident, ctx, page } = await signedIn()
    await longAgo(account.id)
    expect(await hasRecentPassword(ctx)).toBe(false)
    const prove = async (who: Resident) => (await come(who, visitor, (await page()).connected[0]?.proveHref ?? '')).at
    expect(await prove(someone())).toBe('/security?problem=other_identity')
    expect(await hasRecentPassword(ctx)).toBe(false)
    expect(await prove(resident)).toBe('/security')
    expect([await hasRecentPassword(ctx), provider.asked.get('prompt')]).toEqual([true, 'login'])
    expect(await db(system).select().from(sessions).where(eq(sessions.userId, account.id))).toHaveLength(1)
  })

  test('is disconnected by its owner, which ends other sessions; the last way in stays', async () => {
    const { visitor, account, resident, ctx, page } = await signedIn(undefined, github)
    await come(someone(), visitor, (await page()).offers[0]?.href)
    const { visitor: other } = await come(resident, undefined, github)
    const { sessionId } = ctx.actor.kind === 'user' ? ctx.actor : { sessionId: null }
    const token = await signAccess({ ...account, sessionId: sessionId ?? undefined }, new Date())
    const list = async () => (await api('GET', '/api/v1/users/identities', { token })).body.items as { id: string }[]
    const remove = (id = '', by = token) => api('DELETE', `/api/v1/users/identities/${id}`, { token: by })
    const [first, second] = await list()
    const stranger = await withPassword(true)
    expect((await remove(first?.id, stranger.token)).status).toBe(204)
    expect(await list()).toHaveLength(2)
    await longAgo(account.id)
    expect((await remove(first?.id)).body.code).toBe('password_required')
    await db(system).update(sessions).set({ provenAt: new Date() }).where(eq(sessions.userId, account.id))
    expect((await remove(first?.id)).status).toBe(204)
    expect([(await other.profile()).status, (await visitor.profile()).status]).toEqual([401, 200])
    expect((await remove(second?.id)).body.code).toBe('last_way_in')
    expect((await come(resident, undefined, github)).at).toBe('/sign-in?problem=disconnected')
    const [again] = (await page()).offers
    expect((await come(resident, visitor, again?.href)).at).toBe('/security')
    expect((await come(resident, undefined, github)).at).toBe('/home')
    expect(await list()).toHaveLength(2)
  })

  test('two removed at once leave one way in', async () => {
    const { visitor, ctx, page } = await signedIn(undefined, github)
    await come(someone(), visitor, (await page()).offers[0]?.href)
    const ids = (await page()).connected.map(({ id }) => id)
    await Promise.allSettled(ids.map(id => unlinkIdentity(ctx, { id })))
    expect((await page()).connected).toHaveLength(1)
  })
})
