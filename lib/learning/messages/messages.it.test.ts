// Messages to learners, by role: who writes to whom, sent once, mailed once, read by whom they were meant for.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { courseMessageRecipients, courseMessages } from '@/db/schema/learning'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { memoryMail } from '@/lib/platform/mail/memory'
import type { Mail, MailMessage } from '@/lib/platform/mail/port'
import { enroll } from '../enroll'
import { revokeAccess } from '../revoke-access'
import { tellRevoked } from '../tell-revoked'
import { mailMessage } from './mail-message'
import { markRead } from './mark-read'
import { latestMessages, receivedMessage, receivedMessages, sentMessages } from './reads'
import type { Audience } from './schemas'
import { sendMessage } from './send-message'

let close: () => Promise<void>
const sent: MailMessage[] = []
const use = (mail: Mail) => void Object.assign(globalThis, { [Symbol.for('cairn.mail')]: mail })
beforeAll(async () => {
  close = await openTestDatabase()
})
beforeEach(() => {
  sent.length = 0
  use(memoryMail(sent))
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const page = { limit: 20 }
const letter = (to: Audience = { kind: 'all' }) => ({ subject: 'Hello', bodyMarkdown: 'The **weather** turns.', to })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

async function taught(learnerCount = 3) {
  const owner = await newPerson('instructor')
  const course = await newCourse({ ownerId: owner.id })
  const learners = []
  for (let count = 0; count < learnerCount; count++) {
    const learner = await newPerson()
    await enroll(learner.ctx, { courseId: course.id })
    learners.push(learner)
  }
  const [first] = learners
  if (!first) throw new Error('somebody learns here')
  return { owner, ctx: owner.ctx, courseId: course.id, learners, first }
}

test('those who teach write, assistants too; others do not, and see nothing of it', async () => {
  const { owner, courseId, first } = await taught()
  const helper = await newPerson()
  await db(system).insert(courseStaff).values({ courseId, userId: helper.id, role: 'assistant' })
  const cases: [Context, string][] = [
    [contextFor(guest), 'unauthenticated'],
    [first.ctx, 'forbidden'],
    [(await newPerson('instructor')).ctx, 'forbidden'],
    [helper.ctx, 'fine'],
    [owner.ctx, 'fine'],
    [(await newPerson('admin')).ctx, 'fine'],
  ]
  for (const [ctx, expected] of cases) {
    expect(await refusal(sendMessage(ctx, { courseId, ...letter() }))).toBe(expected)
    expect(await refusal(sentMessages(ctx, courseId, page))).toBe(expected)
  }
  expect((await sentMessages(owner.ctx, courseId, page)).items).toHaveLength(3)
})

test('an announcement reaches all who learn now, a message only those chosen of them', async () => {
  const { ctx, courseId, learners, first } = await taught()
  const stranger = await newPerson()
  const all = await sendMessage(ctx, { courseId, ...letter() })
  expect(all.message).toMatchObject({ kind: 'announcement', recipientCount: 3 })
  const some = await sendMessage(ctx, {
    courseId,
    ...letter({ kind: 'selection', userIds: [first.id, stranger.id] }),
  })
  expect(some.message).toMatchObject({ kind: 'message', recipientCount: 1 })
  const found = await sendMessage(ctx, {
    courseId,
    ...letter({ kind: 'filter', query: learners[1]?.email ?? '', show: 'not_started' }),
  })
  expect(found.message.recipientCount).toBe(1)
  const mine = (await receivedMessages(first.ctx, page)).items.map(({ id }) => id)
  expect(mine.sort()).toEqual([some.message.id, all.message.id].sort())
  expect((await receivedMessages(stranger.ctx, page)).items).toEqual([])
  const nobody = sendMessage(ctx, { courseId, ...letter({ kind: 'selection', userIds: [stranger.id] }) })
  expect(await refusal(nobody)).toBe('invalid')
  expect((await sentMessages(ctx, courseId, page)).items).toHaveLength(3)
})

test('sending the same message twice, also at once, sends it once', async () => {
  const { ctx, courseId, first } = await taught()
  const id = newId()
  const both = await Promise.all([1, 2].map(() => sendMessage(ctx, { courseId, id, ...letter() })))
  expect(both.map(({ created }) => created).sort()).toEqual([false, true])
  expect((await receivedMessages(first.ctx, page)).items).toHaveLength(1)
  const facts = await db(system).select().from(outbox).where(eq(outbox.name, 'message.sent'))
  expect(facts.filter(({ payload }) => (payload as { messageId: string }).messageId === id)).toHaveLength(1)
  const other = await taught()
  expect(await refusal(sendMessage(other.ctx, { courseId: other.courseId, id, ...letter() }))).toBe('conflict')
})

test('each is mailed once, also when two jobs run at once, and what failed is tried again', async () => {
  const { ctx, courseId, learners, first } = await taught()
  const { message } = await sendMessage(ctx, { courseId, ...letter() })
  use({
    async send(given) {
      if (given.to === first.email) throw new Error('the mail server is away')
      await memoryMail(sent).send(given)
    },
  })
  const runs = await Promise.allSettled([mailMessage(system, message.id), mailMessage(system, message.id)])
  expect(runs.some(({ status }) => status === 'rejected')).toBe(true)
  expect(sent.map(({ to }) => to).sort()).toEqual(
    learners
      .slice(1)
      .map(({ email }) => email)
      .sort(),
  )
  use(memoryMail(sent))
  await mailMessage(system, message.id)
  await mailMessage(system, message.id)
  expect(sent).toHaveLength(3)
  expect(sent.at(-1)).toMatchObject({ to: first.email, subject: 'Hello' })
  expect(sent.at(-1)?.text).toContain('because you take “A course”')
  await mailMessage(system, newId())
})

test('an address that is none keeps nobody else waiting', async () => {
  const { ctx, courseId } = await taught()
  const { message } = await sendMessage(ctx, { courseId, ...letter() })
  await db(system).update(courseMessages).set({ subject: 'two\nlines' }).where(eq(courseMessages.id, message.id))
  await mailMessage(system, message.id)
  const recipients = await db(system)
    .select()
    .from(courseMessageRecipients)
    .where(eq(courseMessageRecipients.messageId, message.id))
  expect(recipients.every(({ mailedAt }) => mailedAt !== null)).toBe(true)
})

test('opening marks read, once and for oneself; what is unread comes first', async () => {
  const { ctx, courseId, learners, first } = await taught()
  const older = (await sendMessage(ctx, { courseId, ...letter() })).message
  const newer = (await sendMessage(ctx, { courseId, ...letter() })).message
  const opened = await markRead(first.ctx, { id: newer.id })
  first.clock.pass(60)
  expect((await markRead(first.ctx, { id: newer.id })).readAt).toBe(opened.readAt)
  expect((await latestMessages(first.ctx)).map(({ id }) => id)).toEqual([older.id, newer.id])
  expect(await latestMessages(first.ctx, newId())).toEqual([])
  const [, second] = learners
  if (!second) throw new Error('a second learner is there')
  expect((await receivedMessage(second.ctx, newer.id)).readAt).toBeNull()
  expect(await refusal(markRead((await newPerson()).ctx, { id: newer.id }))).toBe('not_found')
  expect(await refusal(receivedMessage(first.ctx, 'nonsense'))).toBe('not_found')
})

test('pages of received messages hold each once', async () => {
  const { ctx, courseId, first } = await taught(1)
  for (let count = 0; count < 5; count++) await sendMessage(ctx, { courseId, ...letter() })
  const one = await receivedMessages(first.ctx, { limit: 3 })
  const two = await receivedMessages(first.ctx, { limit: 3, cursor: one.nextCursor ?? undefined })
  expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(5)
  expect(two.nextCursor).toBeNull()
  expect(await refusal(receivedMessages(ctx, { limit: 3, cursor: one.nextCursor ?? '' }))).toBe('invalid')
})

test('who lost access is told why, unless they have it again', async () => {
  const { ctx, courseId, first } = await taught()
  const fact = { courseId, userId: first.id, reason: 'The group is over.' }
  await revokeAccess(ctx, fact)
  await tellRevoked(system, fact)
  expect(sent).toMatchObject([{ to: first.email, subject: 'Your access to “A course” has ended' }])
  expect(sent[0]?.text).toContain('The group is over.')
  await enroll(first.ctx, { courseId })
  await tellRevoked(system, fact)
  expect(sent).toHaveLength(1)
})
