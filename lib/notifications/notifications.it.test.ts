// Notifications by the very facts: who hears what, once, grouped, as they chose; read, paged, mailed.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { liveEvents, notificationCauses, notifications } from '@/db/schema/notifications'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import type { Fact, FactKind, Reaction } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { coursePublished, reviewRequested } from '@/lib/events/courses'
import { achievementEarned, levelReached, rankLost, xpAwarded } from '@/lib/events/gamification'
import { enrollmentCreated, reviewWritten } from '@/lib/events/learning'
import { enroll } from '@/lib/learning/enroll'
import { sendMessage } from '@/lib/learning/messages/send-message'
import { memoryMail } from '@/lib/platform/mail/memory'
import type { Mail, MailMessage } from '@/lib/platform/mail/port'
import { emit } from '@/lib/platform/outbox/emit'
import { type Person, person } from '@/lib/run/testing/people'
import { wire } from '@/lib/run/wiring'
import { choosePreferences } from './choose-preferences'
import { KINDS, kindOf } from './kinds'
import { markNotificationsRead } from './mark-read'
import { notify } from './notify'
import { openNotification } from './open-notification'
import { notificationReactions } from './reactions'
import { ownNotifications, ownPreferences, shellNews } from './reads'

let close: () => Promise<void>
const sent: MailMessage[] = []
const use = (mail: Mail) => void Object.assign(globalThis, { [Symbol.for('cairn.mail')]: mail })
beforeAll(async () => {
  close = await openTestDatabase()
  wire()
})
beforeEach(() => {
  sent.length = 0
  use(memoryMail(sent))
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const page = { limit: 20 }
const titles = async (who: Person) => (await ownNotifications(who.ctx, page)).items.map(({ title }) => title)

function reaction(key: string): Reaction {
  const found = notificationReactions.find(({ name }) => name === `notifications.${key}`)
  if (!found) throw new Error(`no kind is called ${key}`)
  return found
}

/** A fact as a verb records it, heard by one kind. */
async function happens<P>(key: string, kind: FactKind<P>, payload: P, given: Partial<Fact> = {}): Promise<Fact> {
  const fact = await transact(system, tx => emit(tx, kind, payload))
  const heard: Fact = { ...fact, ...given }
  await reaction(key).run(system, heard)
  return heard
}

const review = async (courseId: string, rating = 5) => {
  const { id: userId } = await newPerson()
  return { courseId, userId, rating, previousRating: null }
}

describe('who is told', () => {
  test('ten reviews of one course are one notification with a count, reviews of another are another', async () => {
    const teacher = await person('instructor')
    const [one, other] = [await newCourse({ ownerId: teacher.id }), await newCourse({ ownerId: teacher.id })]
    for (let n = 0; n < 10; n++) await happens('review.received', reviewWritten, await review(one.id))
    await happens('review.received', reviewWritten, await review(other.id, 4))
    const { items, unread } = await ownNotifications(teacher.ctx, page)
    expect(items.map(({ title, count }) => [title, count])).toEqual([
      ['A learner gave “A course” 4 of 5 stars', 1],
      ['10 learners reviewed “A course”', 10],
    ])
    expect(unread).toBe(2)
  })

  test('at once, too, and hearing a fact twice adds nothing', async () => {
    const teacher = await person('instructor')
    const course = await newCourse({ ownerId: teacher.id })
    const reviews = await Promise.all(Array.from({ length: 8 }, () => review(course.id)))
    const facts = await Promise.all(reviews.map(given => transact(system, async tx => emit(tx, reviewWritten, given))))
    const hear = (fact: Fact) => reaction('review.received').run(system, fact)
    await Promise.all([...facts, ...facts].map(hear))
    await Promise.all(facts.map(hear))
    expect((await ownNotifications(teacher.ctx, page)).items).toMatchObject([{ count: 8 }])
  })

  test('what is read stays as it was, and the next one begins anew', async () => {
    const teacher = await person('instructor')
    const course = await newCourse({ ownerId: teacher.id })
    const first = await happens('review.received', reviewWritten, await review(course.id))
    await markNotificationsRead(teacher.ctx, { all: true })
    await reaction('review.received').run(system, first)
    await happens('review.received', reviewWritten, await review(course.id))
    expect((await ownNotifications(teacher.ctx, page)).items.map(({ count }) => count)).toEqual([1, 1])
    expect((await shellNews(teacher.ctx)).unread).toBe(1)
  })

  test('a message reaches its readers and leads to it; its letter is sent by itself', async () => {
    const [teacher, learner, other] = [await person('instructor'), await person(), await person()]
    const course = await newCourse({ ownerId: teacher.id })
    for (const { ctx } of [learner, other]) await enroll(ctx, { courseId: course.id })
    const to = { kind: 'selection' as const, userIds: [learner.id] }
    const { message } = await sendMessage(teacher.ctx, {
      courseId: course.id,
      subject: 'Rain',
      bodyMarkdown: 'Wet.',
      to,
    })
    const [fact] = await db(system).select().from(outbox).where(eq(outbox.name, 'message.sent'))
    if (!fact) throw new Error('a message is a fact')
    await reaction('message.received').run(system, fact)
    expect((await ownNotifications(learner.ctx, page)).items).toMatchObject([
      { title: 'Test Person wrote to you: Rain', action: 'Read it', href: `/messages/${message.id}` },
    ])
    expect(await titles(other)).toEqual([])
    expect(sent).toEqual([])
  })

  test('access that somebody gave is told, enrolling by oneself is not', async () => {
    const [teacher, learner] = [await person('instructor'), await person()]
    const course = await newCourse()
    const payload = { courseId: course.id, userId: learner.id, enrollmentId: newId() }
    await happens('access.granted', enrollmentCreated, payload, { actorId: learner.id })
    expect(await titles(learner)).toEqual([])
    await happens('access.granted', enrollmentCreated, payload, { actorId: teacher.id })
    expect(await titles(learner)).toEqual(['You now have access to “A course”'])
  })

  test('a new version is told to those under way, the first one to nobody', async () => {
    const [owner, learner] = [await person('instructor'), await person()]
    const course = await newCourse({ ownerId: owner.id })
    await enroll(learner.ctx, { courseId: course.id })
    const payload = {
      courseId: course.id,
      title: 'A course',
      ownerId: owner.id,
      versionId: newId(),
      learners: 'keep' as const,
    }
    await reaction('course.renewed').run(system, factOf(coursePublished.name, { ...payload, version: 1 }))
    expect(await titles(learner)).toEqual([])
    await reaction('course.renewed').run(system, factOf(coursePublished.name, { ...payload, version: 2 }))
    expect(await titles(learner)).toEqual(['“A course” has a new version that you can switch to'])
    expect(await titles(owner)).toEqual([])
  })

  test('admins hear of what waits for them, as one', async () => {
    const admin = await person('admin')
    const course = { courseId: newId(), title: 'A course', ownerId: newId() }
    for (let n = 0; n < 3; n++) await happens('course.review-wanted', reviewRequested, course)
    expect(await titles(admin)).toEqual(['3 courses wait for your review'])
  })

  test('a suspended account is told nothing', async () => {
    const learner = await person()
    await db(system).execute(`update users set suspended_at = now() where id = '${learner.id}'`)
    await happens('level.reached', levelReached, { userId: learner.id, level: 2, unlocks: [] })
    expect(await db(system).select().from(notifications).where(eq(notifications.userId, learner.id))).toEqual([])
  })
})

const factOf = (name: string, payload: unknown): Fact => ({
  id: newId(),
  name,
  payload,
  occurredAt: new Date(),
  actorId: null,
  requestId: 'test',
})

describe('as they chose', () => {
  const level = (userId: string, to = 2) => happens('level.reached', levelReached, { userId, level: to, unlocks: [] })

  test('a kind that is off is not kept; a mechanic that is off is not told', async () => {
    const learner = await person()
    await choosePreferences(learner.ctx, {
      app: KINDS.map(({ key }) => key).filter(key => key !== 'level.reached'),
      email: [],
    })
    await level(learner.id)
    expect(await titles(learner)).toEqual([])
    const achievement = { userId: learner.id, key: 'k', name: 'First stone', tier: 'bronze' }
    await happens('achievement.earned', achievementEarned, achievement)
    expect(await titles(learner)).toEqual(['You earned “First stone” (bronze)'])
    await db(system).execute(`insert into gamification_settings (user_id, boards) values ('${learner.id}', false)`)
    const rank = { userId: learner.id, byUserId: newId(), byXp: 3, scopeId: newId(), rank: 2 }
    await happens('rank.lost', rankLost, rank)
    expect((await ownNotifications(learner.ctx, page)).items).toHaveLength(1)
  })

  test('mail goes once to who wants it, by the words of the fact, and tells how to end it', async () => {
    const [wants, default_] = [await person(), await person()]
    await choosePreferences(wants.ctx, { app: [], email: ['level.reached'] })
    const fact = await level(wants.id)
    await Promise.all([1, 2, 3].map(() => reaction('level.reached').run(system, fact)))
    await level(default_.id)
    expect(sent).toMatchObject([{ to: wants.email, subject: 'You reached level 2' }])
    expect(sent[0]?.text).toContain('/notifications/settings')
    expect(await titles(wants)).toEqual([])
  })

  test('a mail that could not be sent is tried again, and the notification is not doubled', async () => {
    const learner = await person()
    await choosePreferences(learner.ctx, { app: ['level.reached'], email: ['level.reached'] })
    const fact = factOf(levelReached.name, { userId: learner.id, level: 3, unlocks: [] })
    use({ send: () => Promise.reject(new Error('the mail server is away')) })
    await expect(reaction('level.reached').run(system, fact)).rejects.toThrow('away')
    use(memoryMail(sent))
    await reaction('level.reached').run(system, fact)
    await reaction('level.reached').run(system, fact)
    expect(sent).toHaveLength(1)
    expect((await ownNotifications(learner.ctx, page)).items).toMatchObject([{ count: 1 }])
  })

  test('what happened long ago is kept with its time, and interrupts nobody', async () => {
    const learner = await person()
    await choosePreferences(learner.ctx, { app: ['level.reached'], email: ['level.reached'] })
    const occurredAt = new Date(Date.now() - 3 * 24 * 3_600_000)
    await level(learner.id)
    const before = (await liveOf(learner)).length
    sent.length = 0
    await happens('level.reached', levelReached, { userId: learner.id, level: 9, unlocks: [] }, { occurredAt })
    expect(sent).toEqual([])
    expect((await liveOf(learner)).filter(({ name }) => name === 'notification')).toHaveLength(1)
    expect((await liveOf(learner)).length).toBe(before + 1) // the toast that the deed of this test said at once
    const [cause] = await db(system)
      .select()
      .from(notificationCauses)
      .where(eq(notificationCauses.createdAt, occurredAt))
    expect(cause).toMatchObject({ userId: learner.id, mailedAt: null })
  })

  test('the matrix holds every kind for an admin, and all but the site’s for others', async () => {
    const [admin, learner] = [await person('admin'), await person()]
    expect((await ownPreferences(admin.ctx)).map(({ kind }) => kind)).toEqual(KINDS.map(({ key }) => key))
    const kinds = (await ownPreferences(learner.ctx)).map(({ kind }) => kind)
    expect(KINDS.filter(({ group }) => group === 'Running the site').every(({ key }) => !kinds.includes(key))).toBe(
      true,
    )
  })
})

const liveOf = (who: Person) =>
  db(system)
    .select()
    .from(liveEvents)
    .where(eq(liveEvents.topic, `user:${who.id}`))
    .orderBy(liveEvents.id)

test('XP is said live inside the deed and kept as no notification; a gift of XP is both', async () => {
  const [teacher, learner] = [await person('instructor'), await person()]
  const xp = {
    userId: learner.id,
    entryId: newId(),
    rule: 'lesson.completed',
    amount: 17,
    base: 10,
    multiplier: 1.5,
    repeatFactor: 1,
    streakBonus: 2,
    courseId: null,
    awardedBy: null,
    reason: null,
    xp: 17,
    level: 1,
  }
  await happens('xp.given', xpAwarded, xp)
  expect(await liveOf(learner)).toMatchObject([{ name: 'xp.awarded', data: { amount: 17, base: 10, streakBonus: 2 } }])
  expect(await titles(learner)).toEqual([])
  await happens('xp.given', xpAwarded, { ...xp, entryId: newId(), awardedBy: teacher.id, reason: 'Kind help' })
  expect(await titles(learner)).toEqual(['Test Person gave you 17 XP: Kind help'])
})

test('opening marks as read and gives the way; another’s is not found', async () => {
  const [learner, other] = [await person(), await person()]
  await happens('level.reached', levelReached, { userId: learner.id, level: 2, unlocks: [] })
  const [item] = (await ownNotifications(learner.ctx, page)).items
  if (!item) throw new Error('a level is told')
  await expect(openNotification(other.ctx, { id: item.id })).rejects.toMatchObject({ reason: 'not_found' })
  expect((await shellNews(learner.ctx)).unread).toBe(1)
  expect(await openNotification(learner.ctx, { id: item.id })).toEqual({ href: '/levels' })
  expect((await shellNews(learner.ctx)).unread).toBe(0)
  expect((await liveOf(learner)).at(-1)).toMatchObject({ name: 'notifications.read', data: { unread: 0 } })
})

test('pages hold each once; a cursor of another list is refused', async () => {
  const [learner, other] = [await person(), await person()]
  const kind = kindOf('rank.lost')
  if (!kind) throw new Error('rank.lost is a kind')
  const occurredAt = new Date()
  for (let n = 0; n < 7; n++) {
    const told = [{ userId: learner.id, about: `board ${n}`, data: { by: 'Ada', byXp: n, rank: 2 } }]
    await notify(system, kind, { ...factOf(rankLost.name, {}), occurredAt }, told)
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await ownNotifications(learner.ctx, { limit: 3, cursor })
    seen.push(...items.map(({ id }) => id))
    cursor = nextCursor ?? undefined
    if (cursor)
      await expect(ownNotifications(other.ctx, { limit: 3, cursor })).rejects.toMatchObject({ reason: 'invalid' })
  } while (cursor)
  expect(new Set(seen).size).toBe(7)
})

test('data of another version is left out instead of failing the list', async () => {
  const learner = await person()
  const row = { userId: learner.id, about: 'x', happenedAt: new Date() }
  await db(system)
    .insert(notifications)
    .values([
      { ...row, id: newId(), kind: 'level.reached', data: { nonsense: true } },
      { ...row, id: newId(), kind: 'a.kind.of.tomorrow', data: {} },
    ])
  expect((await ownNotifications(learner.ctx, page)).items).toEqual([])
})

test('what grew lately is kept although it began long ago; what is old goes', async () => {
  const who = await person()
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  const begun = { userId: who.id, kind: 'xp.given', data: {}, createdAt: daysAgo(200) }
  const [old, grown] = [newId(), newId()]
  await db(system)
    .insert(notifications)
    .values([
      { ...begun, id: old, about: 'old', happenedAt: daysAgo(200) },
      { ...begun, id: grown, about: 'grown', happenedAt: daysAgo(1) },
    ])
  const clock = notificationReactions.find(({ name }) => name === 'notifications.clear-away')
  await clock?.run(system, {
    id: newId(),
    name: 'clock.minute',
    payload: { at: '2026-03-01T03:00:00.000Z' },
    occurredAt: new Date(),
    actorId: null,
    requestId: 'test',
  })
  const left = await db(system)
    .select({ id: notifications.id })
    .from(notifications)
    .where(eq(notifications.userId, who.id))
  expect(left).toEqual([{ id: grown }])
})
