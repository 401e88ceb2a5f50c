// Proving who one is: what wrong tries cost, what a second step asks for, and what a new password ends.
import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { changePassword } from './change-password'
import { checkCredentials } from './check-credentials'
import { checkCode } from './codes/check-code'
import { beginCodes, confirmCodes, endCodes } from './codes/set-up-codes'
import { ownGuards } from './reads'
import { register } from './register'
import { openBrowserSession } from './sessions/open-browser-session'
import { provePassword } from './sessions/prove-password'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
afterEach(() => void vi.useRealTimers())

const system = contextFor(systemActor('test'))
const door = contextFor(guest)
const PASSWORD = 'four quiet stones'
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
const device = { userAgent: 'Firefox', address: '192.0.2.1' }

async function account() {
  const email = `${newId()}@example.com`
  const { id } = await register(door, { name: 'Noor', email, password: PASSWORD })
  const address = `192.0.2.7 ${id}`
  const ctx = contextFor(userActor({ id, name: 'Noor', role: 'student' }))
  return {
    id,
    email,
    address,
    ctx,
    signIn: (password = PASSWORD, otp?: string, from = address) =>
      checkCredentials(door, { email: ` ${email.toUpperCase()} `, password, address: from, otp }),
    change: (row: Partial<typeof users.$inferInsert>) => db(system).update(users).set(row).where(eq(users.id, id)),
    inSession: async () => {
      const sessionId = await openBrowserSession(door, { userId: id, device })
      return { sessionId, ctx: contextFor(userActor({ id, name: 'Noor', role: 'student', sessionId })) }
    },
  }
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string; reason?: string }) => error.code ?? error.reason,
  )
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { message?: string }) => error.message,
  )

/** The code that an app shows now. */
const shown = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

async function guarded(ctx: Context) {
  const { secret } = await beginCodes(ctx)
  const { recoveryCodes } = await confirmCodes(ctx, { code: shown(secret) })
  later(60)
  return { secret, recoveryCodes }
}

describe('a password', () => {
  test('opens the account whatever the case of the address; a wrong one and an unknown address say the same', async () => {
    const { id, signIn } = await account()
    expect(await signIn()).toMatchObject({ id, role: 'student' })
    const nobody = { email: `${newId()}@example.com`, password: PASSWORD, address: 'a' }
    expect(await said(signIn('five loud stones'))).toBe(await said(checkCredentials(door, nobody)))
  })

  test('five wrong tries are free, then each costs twice the wait of the one before; a right one forgets them', async () => {
    const { signIn } = await account()
    for (let time = 0; time < 5; time++) expect(await refusal(signIn('wrong'))).toBe('invalid_credentials')
    expect(await said(signIn())).toBe('Too many wrong tries. Please wait 1 second before the next one.')
    later(2)
    expect(await refusal(signIn('wrong'))).toBe('invalid_credentials')
    expect(await said(signIn())).toBe('Too many wrong tries. Please wait 2 seconds before the next one.')
    expect(await refusal(signIn(PASSWORD, undefined, 'elsewhere'))).toBe('fine')
    later(60)
    expect(await refusal(signIn())).toBe('fine')
    expect(await refusal(signIn('wrong'))).toBe('invalid_credentials')
    expect(await refusal(signIn())).toBe('fine')
  })

  test('more than ten tries a minute are too many, even right ones', async () => {
    const { signIn } = await account()
    const tries = []
    for (let time = 0; time < 11; time++) tries.push(await refusal(signIn()))
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 'fine'), 'rate_limited'])
  })

  test('of a suspended account is told the reason, and nobody else is', async () => {
    const { signIn, change } = await account()
    await change({ suspendedAt: new Date(), suspendedReason: 'It was too loud.' })
    expect(await said(signIn())).toContain('“It was too loud.”')
    expect(await refusal(signIn('wrong'))).toBe('invalid_credentials')
    await change({ suspendedReason: null })
    expect(await said(signIn())).not.toContain('reason they gave')
  })

  test('that is new ends all other sessions; a wrong old one and a common new one change nothing', async () => {
    const { id, inSession, signIn } = await account()
    const [here, there] = [await inSession(), await inSession()]
    const set = (current: string, password: string) => refusal(changePassword(here.ctx, { current, password }))
    expect([await set('wrong', 'five quiet stones'), await set(PASSWORD, 'password123')]).toEqual([
      'invalid',
      'invalid',
    ])
    expect(await refusal(signIn())).toBe('fine')
    expect(await set(PASSWORD, 'five quiet stones')).toBe('fine')
    expect(await refusal(signIn())).toBe('invalid_credentials')
    const rows = await db(system).select().from(sessions).where(eq(sessions.userId, id))
    expect(rows.map(row => [row.id, row.revokedAt === null]).sort()).toEqual(
      [
        [here.sessionId, true],
        [there.sessionId, false],
      ].sort(),
    )
  })

  test('given once more opens what is sensitive for ten minutes, in that session', async () => {
    const { ctx, inSession, change } = await account()
    const session = await inSession()
    later(11 * 60)
    expect(await refusal(beginCodes(session.ctx))).toBe('password_required')
    expect(await refusal(provePassword(session.ctx, { password: 'wrong' }))).toBe('invalid')
    expect(await refusal(beginCodes(session.ctx))).toBe('password_required')
    await provePassword(session.ctx, { password: PASSWORD })
    expect(await refusal(beginCodes(session.ctx))).toBe('fine')
    expect(await refusal(provePassword(ctx, { password: PASSWORD }))).toBe('fine')
    await change({ passwordHash: null })
    expect(await refusal(provePassword(session.ctx, { password: PASSWORD }))).toBe('no_password')
    expect(await refusal(changePassword(session.ctx, { current: PASSWORD, password: 'five quiet stones' }))).toBe(
      'no_password',
    )
  })
})

describe('a second step', () => {
  test('is asked for, and takes each code once; a recovery code opens once, too', async () => {
    const { ctx, signIn } = await account()
    const { secret, recoveryCodes } = await guarded(ctx)
    expect(await refusal(signIn())).toBe('otp_required')
    const code = shown(secret)
    expect([await refusal(signIn(PASSWORD, '000000')), await refusal(signIn(PASSWORD, code))]).toEqual([
      'invalid_credentials',
      'fine',
    ])
    expect(await refusal(signIn(PASSWORD, code))).toBe('invalid_credentials')
    const [spare = ''] = recoveryCodes
    expect(await refusal(signIn(PASSWORD, spare.toUpperCase()))).toBe('fine')
    expect(await refusal(signIn(PASSWORD, spare))).toBe('invalid_credentials')
    expect(await ownGuards(ctx)).toMatchObject({ hasCodes: true, spareCodes: 9 })
  })

  test('of a browser is checked alone, by the same rules', async () => {
    const { id, ctx, address, change } = await account()
    const step = (otp: string, userId = id) => checkCode(door, { userId, otp, address })
    expect(await step('whatever')).toMatchObject({ id })
    const { secret } = await guarded(ctx)
    const code = shown(secret)
    expect([await refusal(step('000000')), await refusal(step(code)), await refusal(step(code))]).toEqual([
      'invalid',
      'fine',
      'invalid',
    ])
    expect(await refusal(step(code, newId()))).toBe('not_found')
    await change({ suspendedAt: new Date() })
    expect(await refusal(step(shown(secret)))).toBe('account_suspended')
  })

  test('whose secret was lost opens by a recovery code alone, never without any', async () => {
    const { ctx, signIn, change } = await account()
    const { secret, recoveryCodes } = await guarded(ctx)
    await change({ totpSecret: null })
    expect([
      await refusal(signIn()),
      await refusal(signIn(PASSWORD, shown(secret))),
      await refusal(signIn(PASSWORD, recoveryCodes[1])),
    ]).toEqual(['otp_required', 'invalid_credentials', 'fine'])
  })

  test('counts once a code was confirmed, is not set up twice, and ends with its recovery codes', async () => {
    const { id, ctx, signIn } = await account()
    expect(await refusal(confirmCodes(ctx, { code: '123456' }))).toBe('conflict')
    const { secret } = await beginCodes(ctx)
    expect(await refusal(confirmCodes(ctx, { code: '000000' }))).toBe('invalid')
    expect(await refusal(signIn())).toBe('fine')
    await confirmCodes(ctx, { code: shown(secret) })
    expect([await refusal(beginCodes(ctx)), await refusal(confirmCodes(ctx, { code: shown(secret) }))]).toEqual([
      'conflict',
      'conflict',
    ])
    await endCodes(ctx)
    await endCodes(ctx)
    expect(await refusal(signIn())).toBe('fine')
    const told = (await db(system).select().from(outbox).where(eq(outbox.actorId, id))).map(({ name }) => name)
    expect(told.filter(name => name.startsWith('account.codes'))).toEqual([
      'account.codes-turned-on',
      'account.codes-turned-off',
    ])
  })
})
