// Mailed links: each proves one thing once, and ends where its account has moved on.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { type FactKind, reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import {
  emailChanged,
  emailChangeRequested,
  identityLinked,
  identityUnlinked,
  passwordChanged,
  resetRequested,
  verificationRequested,
} from '@/lib/events/accounts'
import type { MailMessage } from '@/lib/platform/mail/port'
import { checkCredentials } from '../check-credentials'
import { accountReactions } from '../reactions'
import { register } from '../register'
import { openBrowserSession } from '../sessions/open-browser-session'
import { confirmEmailChange, requestEmailChange } from './change-email'
import { type LinkPurpose, makeLink } from './make-link'
import { requestPassword, requestReset, resetPassword } from './reset-password'
import { requestVerification, verifyEmail } from './verify-email'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())
beforeEach(() => reactions().clear())

const system = contextFor(systemActor('test'))
const PASSWORD = 'four quiet stones'
const NEXT = 'five quiet stones'
const device = { userAgent: 'Firefox', address: '192.0.2.1' }
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )

async function account() {
  const clock = new TestClock(Date.now())
  const door = { ...contextFor(guest), now: () => clock.now() }
  const email = `${newId()}@example.com`
  const { id } = await register(door, { name: 'Noor', email, password: PASSWORD })
  const sessionId = await openBrowserSession(door, { userId: id, device })
  const row = async () => (await db(system).select().from(users).where(eq(users.id, id)))[0]
  return {
    id,
    email,
    door,
    clock,
    row,
    ctx: { ...door, actor: userActor({ id, name: 'Noor', role: 'student', sessionId }) },
    link: (purpose: LinkPurpose, to = email) => transact(door, tx => makeLink(tx, { userId: id, purpose, email: to })),
    opens: async (password: string) =>
      (await refusal(checkCredentials(door, { email, password, address: newId() }))) === 'fine',
    told: async () =>
      (await db(system).select().from(outbox).orderBy(outbox.id))
        .filter(({ actorId, payload }) => actorId === id || JSON.stringify(payload).includes(id))
        .map(({ name }) => name),
  }
}

describe('to confirm an address', () => {
  test('a link does so once, is told once, and a newer one ends it', async () => {
    const { door, row, link, told } = await account()
    const [first, second] = [await link('verify_email'), await link('verify_email')]
    expect(await refusal(verifyEmail(door, { token: first }))).toBe('link_expired')
    await verifyEmail(door, { token: second })
    expect((await row())?.emailVerifiedAt).toEqual(door.now())
    expect(await refusal(verifyEmail(door, { token: second }))).toBe('link_expired')
    await verifyEmail(door, { token: await link('verify_email') })
    expect((await told()).filter(name => name === 'account.email-verified')).toHaveLength(1)
  })

  test('one that is older than two days, unknown, or made for something else, opens nothing', async () => {
    const { door, clock, row, link } = await account()
    expect(await refusal(verifyEmail(door, { token: await link('reset_password') }))).toBe('link_expired')
    expect(await refusal(verifyEmail(door, { token: 'never made' }))).toBe('link_expired')
    const token = await link('verify_email')
    clock.pass(48 * 3600)
    expect(await refusal(verifyEmail(door, { token }))).toBe('link_expired')
    expect((await row())?.emailVerifiedAt).toBeNull()
  })

  test('an address that was changed meanwhile is not confirmed by the link that went to the old one', async () => {
    const { id, door, row, link } = await account()
    const token = await link('verify_email')
    await db(system)
      .update(users)
      .set({ email: `${newId()}@example.com` })
      .where(eq(users.id, id))
    await verifyEmail(door, { token })
    expect((await row())?.emailVerifiedAt).toBeNull()
  })

  test('another letter is asked for a few times, not without end', async () => {
    const { ctx, told } = await account()
    const answers = []
    for (let asked = 0; asked < 8; asked += 1) answers.push(await refusal(requestVerification(ctx)))
    const sent = answers.filter(answer => answer === 'fine').length
    expect(new Set(answers.slice(sent))).toEqual(new Set(['rate_limited']))
    expect((await told()).filter(name => name === 'account.verification-requested')).toHaveLength(sent)
  })
})

describe('to set a password', () => {
  test('asking says the same of every address; whoever is signed in asks for their own', async () => {
    const { ctx, door, email } = await account()
    const asked = () => db(system).select().from(outbox).where(eq(outbox.name, 'account.reset-requested'))
    const before = (await asked()).length
    for (const address of [email, `${newId()}@example.com`])
      expect(await requestReset(door, { email: address, address: newId() })).toBeUndefined()
    await requestPassword(ctx)
    expect((await asked()).slice(before).map(({ payload }) => payload)).toContainEqual({ email })
    expect(await asked()).toHaveLength(before + 3)
  })

  test('a link sets it once; every session and every other link is over', async () => {
    const { door, row, link, opens, told } = await account()
    await verifyEmail(door, { token: await link('verify_email') })
    const [token, other] = [await link('reset_password'), await link('change_email', `${newId()}@example.com`)]
    expect(await refusal(resetPassword(door, { token, password: 'password1' }))).toBe('invalid')
    await resetPassword(door, { token, password: NEXT })
    expect([await opens(PASSWORD), await opens(NEXT)]).toEqual([false, true])
    expect(await refusal(resetPassword(door, { token, password: PASSWORD }))).toBe('link_expired')
    expect(await refusal(confirmEmailChange(door, { token: other }))).toBe('link_expired')
    expect((await row())?.emailVerifiedAt).not.toBeNull()
    expect(await told()).toContain('account.password-changed')
  })

  test('for an address that was never confirmed, nothing that opened the account before opens it any more', async () => {
    const { id, door, row, link, opens } = await account()
    await db(system).update(users).set({ totpSecret: 'of somebody else' }).where(eq(users.id, id))
    const epoch = (await row())?.sessionEpoch ?? 0
    await resetPassword(door, { token: await link('reset_password'), password: NEXT })
    expect(await row()).toMatchObject({ totpSecret: null, emailVerifiedAt: door.now(), sessionEpoch: epoch + 1 })
    expect([await opens(PASSWORD), await opens(NEXT)]).toEqual([false, true])
  })
})

describe('to change the address', () => {
  test('it is asked for with a password of just now, and moves the account once the new one is proved', async () => {
    const { ctx, door, email, row, link, clock, told } = await account()
    const next = `${newId()}@example.com`
    await requestEmailChange(ctx, { email: next })
    expect((await row())?.email).toBe(email)
    const [token, old] = [await link('change_email', next), await link('reset_password')]
    await confirmEmailChange(door, { token })
    expect(await row()).toMatchObject({ email: next, emailVerifiedAt: door.now() })
    expect(await refusal(resetPassword(door, { token: old, password: NEXT }))).toBe('link_expired')
    expect(await refusal(confirmEmailChange(door, { token }))).toBe('link_expired')
    expect(await told()).toEqual(expect.arrayContaining(['account.email-change-requested', 'account.email-changed']))
    clock.pass(3600)
    expect(await refusal(requestEmailChange(ctx, { email }))).toBe('password_required')
  })

  test('where the new address got an account meanwhile, nothing moves', async () => {
    const [mine, theirs] = [await account(), await account()]
    const token = await mine.link('change_email', theirs.email)
    expect(await refusal(confirmEmailChange(mine.door, { token }))).toBe('link_expired')
    expect((await mine.row())?.email).toBe(mine.email)
  })
})

describe('letters', () => {
  const sent: MailMessage[] = []
  beforeEach(() => {
    sent.length = 0
    Object.assign(globalThis, {
      [Symbol.for('cairn.mail')]: { send: async (mail: MailMessage) => void sent.push(mail) },
    })
  })
  /** What the worker would do about a fact: the letters that it writes, as "to: subject". */
  async function about<P extends object>(fact: FactKind<P>, payload: P): Promise<string[]> {
    const told = { id: newId(), name: fact.name, actorId: null, payload, occurredAt: new Date() }
    for (const reaction of accountReactions.filter(({ on, mode }) => on === fact && mode === 'queued'))
      await reaction.run(system, told as never)
    return sent.splice(0).map(({ to, subject }) => `${to}: ${subject}`)
  }

  test('go to who is concerned, and to nobody who is gone', async () => {
    const [{ id: userId, email, row, link, door }, other] = [await account(), await account()]
    const next = `${newId()}@example.com`
    const gone = { userId: newId() }
    const by = 'mailed link' as const
    const linked = { provider: 'oidc', providerName: 'Town Hall', email } as const
    const never = 'an address that was never confirmed' as const
    expect(await about(verificationRequested, { userId })).toEqual([`${email}: Please confirm your e-mail address`])
    expect(await about(resetRequested, { email })).toEqual([`${email}: Set a new password`])
    expect(await about(resetRequested, { email: next })).toEqual([`${next}: You have no account at Cairn`])
    expect(await about(passwordChanged, { userId, by })).toEqual([`${email}: Your password was changed`])
    expect(await about(emailChangeRequested, { userId, email: next })).toEqual([
      `${next}: Please confirm your new e-mail address`,
      `${email}: Your e-mail address is about to change`,
    ])
    expect(await about(emailChangeRequested, { userId, email: other.email })).toEqual([
      `${other.email}: This address has an account already`,
      `${email}: Your e-mail address is about to change`,
    ])
    expect(await about(emailChangeRequested, { userId, email })).toEqual([])
    expect(await about(emailChanged, { userId, before: next, after: email })).toEqual([
      `${next}: Your e-mail address was changed`,
    ])
    expect(await about(identityUnlinked, { userId, provider: 'oidc', email })).toEqual([
      `${email}: A way to sign in was removed`,
    ])
    expect(await about(identityLinked, { userId, ...linked, how: 'a new account' })).toEqual([])
    for (const how of ['by its owner', never] as const)
      expect(await about(identityLinked, { userId, ...linked, how })).toEqual([
        `${email}: You can sign in with Town Hall now`,
      ])
    await verifyEmail(door, { token: await link('verify_email') })
    expect(await about(verificationRequested, { userId })).toEqual([])
    expect((await row())?.email).toBe(email)

    expect(await about(verificationRequested, gone)).toEqual([])
    expect(await about(passwordChanged, { ...gone, by })).toEqual([])
    expect(await about(emailChangeRequested, { ...gone, email: next })).toEqual([])
    expect(await about(emailChanged, { ...gone, before: email, after: next })).toEqual([])
    expect(await about(identityLinked, { ...gone, ...linked, how: never })).toEqual([])
    expect(await about(identityUnlinked, { ...gone, provider: 'oidc', email })).toEqual([])
  })

  test('say what to do, where the address was never confirmed and where it was', async () => {
    const { id: userId } = await account()
    const linked = { userId, provider: 'oidc', providerName: 'Town Hall', email: 'x@example.com' } as const
    const text = async (how: 'by its owner' | 'an address that was never confirmed') => {
      for (const reaction of accountReactions.filter(({ on }) => on === identityLinked))
        await reaction.run(system, { payload: { ...linked, how } } as never)
      return sent.splice(0).map(mail => mail.text)
    }
    expect(await text('by its owner')).toEqual([expect.stringContaining('disconnect it at once')])
    expect(await text('an address that was never confirmed')).toEqual([expect.stringContaining('the old password')])
  })
})
