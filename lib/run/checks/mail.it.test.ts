// The mails about one's account, really sent over SMTP and read back: their links work, once, and both addresses hear of a change.
import { and, asc, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { oneTimeLinks, users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { accountReactions } from '@/lib/accounts/reactions'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { smtpMail } from '@/lib/platform/mail/nodemailer'
import { type Received, type SmtpServer, startSmtp } from '@/lib/platform/mail/smtp-server.testing'
import { api } from '../testing/api'

const system = contextFor(systemActor('test'))
const PASSWORD = 'four quiet stones'
let server: SmtpServer
let close: () => Promise<void>

beforeAll(async () => {
  server = await startSmtp()
  close = await openTestDatabase()
  Object.assign(globalThis, { [Symbol.for('cairn.mail')]: smtpMail(server.url, 'Cairn <no-reply@example.com>') })
})
afterAll(async () => {
  await server.close()
  await close()
})

let seen = '00000000-0000-0000-0000-000000000000'
/** Runs what the worker would run, again where sending failed, and gives what arrived at an address, the oldest first. */
async function mailbox(address: string): Promise<Received[]> {
  const facts = await db(system).select().from(outbox).where(gt(outbox.id, seen)).orderBy(asc(outbox.id))
  for (const fact of facts) {
    for (const reaction of accountReactions.filter(({ on }) => on.name === fact.name))
      await reaction.run(system, fact).catch(() => reaction.run(system, fact))
    seen = fact.id
  }
  return server.received.filter(({ to }) => to.includes(address))
}
/** The one link of a mail: its page and its token. */
function linkIn(mail: Received | undefined) {
  const links = mail?.text.match(/https?:\/\/\S+/g) ?? []
  const url = new URL(links.find(each => each.includes('token=')) ?? 'http://nothing')
  return { page: url.pathname, token: url.searchParams.get('token') ?? '' }
}
async function newAccount(name = 'Zoë Müller-Ångström') {
  const email = `${newId()}@example.com`
  const { body } = await api('POST', '/api/v1/auth/register', { body: { name, email, password: PASSWORD } })
  return { email, token: String(body.accessToken), userId: (body.user as { id: string }).id }
}
const post = async (path: string, body: object, token?: string) =>
  (await api('POST', `/api/v1/auth/${path}`, { body, token })).status

test('verification: the mail is for the newcomer by name, and its link proves the address', async () => {
  const { email, userId } = await newAccount()
  const [mail] = await mailbox(email)
  expect(mail).toMatchObject({
    from: 'no-reply@example.com',
    to: [email],
    subject: 'Please confirm your e-mail address',
  })
  expect(mail?.text).toContain('Hello Zoë Müller-Ångström,')
  const { page, token } = linkIn(mail)
  expect(page).toBe('/verify-email')
  expect([await post('verify-email', { token }), await post('verify-email', { token })]).toEqual([204, 409])
  const [row] = await db(system).select().from(users).where(eq(users.id, userId))
  expect(row?.emailVerifiedAt).toBeInstanceOf(Date)
})

test('reset: the link sets a new password once; a stranger’s address gets a mail without one', async () => {
  const { email } = await newAccount()
  const stranger = `${newId()}@example.com`
  for (const address of [email, stranger]) expect(await post('forgot-password', { email: address })).toBe(204)
  const mail = (await mailbox(email)).find(({ subject }) => subject === 'Set a new password')
  const { page, token } = linkIn(mail)
  expect(page).toBe('/reset-password')
  const password = 'five quiet stones'
  expect(await post('reset-password', { token, password })).toBe(204)
  expect(await post('reset-password', { token, password })).toBe(409)
  expect(await post('login', { email, password })).toBe(200)
  expect((await mailbox(email)).at(-1)?.subject).toBe('Your password was changed')
  const [nothing] = await mailbox(stranger)
  expect([nothing?.subject, nothing?.text.includes('token=')]).toEqual(['You have no account at Cairn', false])
})

test('change of address: both hear of it, the link of the new one moves the account, and the old one is told', async () => {
  const { email, token } = await newAccount()
  const fresh = `${newId()}@example.com`
  expect((await api('PUT', '/api/v1/users/email', { token, body: { email: fresh } })).status).toBe(204)
  const [mail] = await mailbox(fresh)
  const notice = (await mailbox(email)).at(-1)
  expect(notice?.subject).toBe('Your e-mail address is about to change')
  expect([notice?.text.includes(fresh), notice?.text.includes('token=')]).toEqual([true, false])
  const link = linkIn(mail)
  expect(link.page).toBe('/confirm-email')
  expect(await post('confirm-email', { token: link.token })).toBe(204)
  expect([
    await post('login', { email: fresh, password: PASSWORD }),
    await post('login', { email, password: PASSWORD }),
  ]).toEqual([200, 401])
  expect((await mailbox(email)).at(-1)?.subject).toBe('Your e-mail address was changed')
})

test('a mail server that is busy for a moment costs nothing: the mail comes later, and its link is the one that counts', async () => {
  const { email, userId } = await newAccount()
  server.refuseNext()
  const mails = await mailbox(email)
  expect(mails).toHaveLength(1)
  const open = and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.purpose, 'verify_email'))
  expect(await db(system).select().from(oneTimeLinks).where(open)).toHaveLength(2)
  expect(await post('verify-email', { token: linkIn(mails[0]).token })).toBe(204)
})
