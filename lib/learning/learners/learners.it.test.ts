// The learners of a course, by role: listed, filtered, downloaded, let in and taken out, ten thousand at a time.
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff, courses } from '@/db/schema/courses'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { courseReactions } from '@/lib/courses/reactions'
import { completeLesson } from '../complete-lesson'
import { enroll } from '../enroll'
import { grantAccess } from '../grant-access'
import { courseProgress } from '../reads'
import { revokeAccess } from '../revoke-access'
import { csvHead, csvLines } from './csv'
import { grantToMany } from './grant-to-many'
import { allLearners, learnerDetail, learnerList } from './reads'
import { GrantManyInput, LearnerQuery } from './schemas'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of courseReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )
const asked = (given: object = {}) => LearnerQuery.parse(given)

async function taught(outline = [[{}, {}, { optional: true }]]) {
  const owner = await newPerson('instructor')
  const course = await newCourse({ ownerId: owner.id, outline })
  return { owner, ctx: owner.ctx, course, courseId: course.id, lessonIds: course.lessons.map(({ id }) => id) }
}

async function learner(courseId: string) {
  const person = await newPerson()
  await enroll(person.ctx, { courseId })
  return person
}

const namesIn = async (ctx: Context, courseId: string, given: object = {}) =>
  (await learnerList(ctx, courseId, asked(given))).items.map(({ user }) => user.id)

test('those who teach see the learners; assistants let in and take out, others do neither', async () => {
  const { owner, courseId } = await taught()
  const helper = await newPerson()
  await db(system).insert(courseStaff).values({ courseId, userId: helper.id, role: 'assistant' })
  const someone = await learner(courseId)
  const cases: [Context, string][] = [
    [contextFor(guest), 'unauthenticated'],
    [someone.ctx, 'forbidden'],
    [(await newPerson('instructor')).ctx, 'forbidden'],
    [helper.ctx, 'fine'],
    [owner.ctx, 'fine'],
    [(await newPerson('admin')).ctx, 'fine'],
  ]
  for (const [ctx, expected] of cases) {
    const them = await learner(courseId)
    expect(await refusal(learnerList(ctx, courseId, asked()))).toBe(expected)
    expect(await refusal(learnerDetail(ctx, courseId, them.id))).toBe(expected)
    expect(await refusal(allLearners(ctx, courseId, asked()).next())).toBe(expected)
    const open = expected === 'unauthenticated' ? 'forbidden' : expected
    expect(await refusal(revokeAccess(ctx, { courseId, userId: them.id, reason: '' }))).toBe(open)
    expect(await refusal(grantToMany(ctx, { courseId, userEmails: [them.email] }))).toBe(open)
  }
  const hidden = await newCourse({ status: 'draft' })
  expect(await refusal(learnerList(owner.ctx, hidden.id, asked()))).toBe('not_found')
  expect(await refusal(learnerDetail(owner.ctx, courseId, newId()))).toBe('not_found')
  expect(await refusal(learnerDetail(owner.ctx, courseId, 'nonsense'))).toBe('not_found')
})

test('each learner stands there with what they did, in the order of their lessons', async () => {
  const { ctx, courseId, lessonIds } = await taught()
  const { id, email, ctx: theirs } = await learner(courseId)
  await completeLesson(theirs, { lessonId: lessonIds[0] ?? '' })
  const [row] = (await learnerList(ctx, courseId, asked())).items
  expect(row).toMatchObject({ user: { id }, email, percent: 50, completedLessons: 1, totalLessons: 2, version: null })
  const detail = await learnerDetail(ctx, courseId, id)
  expect(detail.lessons.map(({ status, optional }) => [status, optional])).toEqual([
    ['completed', false],
    ['not_started', false],
    ['not_started', true],
  ])
})

test('filters, search and sorting mean what they say', async () => {
  const { ctx, courseId, lessonIds } = await taught()
  const [fresh, under, done, away] = [
    await learner(courseId),
    await learner(courseId),
    await learner(courseId),
    await learner(courseId),
  ]
  await completeLesson(under.ctx, { lessonId: lessonIds[0] ?? '' })
  for (const lessonId of lessonIds) await completeLesson(done.ctx, { lessonId })
  const set = (userId: string, row: Partial<typeof enrollments.$inferInsert>) =>
    db(system)
      .update(enrollments)
      .set(row)
      .where(and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId)))
  const longAgo = new Date(fresh.ctx.now().getTime() - 15 * 86_400_000)
  await set(away.id, { enrolledAt: longAgo, lastSeenAt: longAgo })
  const show = (value: string) => namesIn(ctx, courseId, { show: value })
  expect(await show('not_started')).toEqual([fresh.id])
  expect((await show('under_way')).sort()).toEqual([under.id, away.id].sort())
  expect(await show('finished')).toEqual([done.id])
  expect(await show('away')).toEqual([away.id])
  expect(await namesIn(ctx, courseId, { query: done.email.slice(0, 30).toUpperCase() })).toEqual([done.id])
  expect(await namesIn(ctx, courseId, { query: `pérson ${done.name.slice(-4)}` })).toContain(done.id)
  expect(await namesIn(ctx, courseId, { query: '100%_\\' })).toEqual([])
  expect((await namesIn(ctx, courseId, { sort: 'progress' }))[0]).toBe(done.id)
  expect((await namesIn(ctx, courseId, { sort: 'newest' })).at(-1)).toBe(away.id)
  expect((await namesIn(ctx, courseId, { sort: 'seen' })).at(-1)).toBe(fresh.id)
})

test.each(['newest', 'name', 'seen', 'progress'])('pages by %s hold everybody once', async sort => {
  const { ctx, courseId } = await taught()
  const all = []
  for (let count = 0; count < 7; count++) all.push((await learner(courseId)).id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await learnerList(ctx, courseId, asked({ sort, limit: 3, cursor }))
    seen.push(...page.items.map(({ user }) => user.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect([...seen].sort()).toEqual([...all].sort())
  expect(seen).toHaveLength(7)
  const other = sort === 'name' ? 'seen' : 'name'
  const { nextCursor } = await learnerList(ctx, courseId, asked({ sort, limit: 3 }))
  expect(await refusal(learnerList(ctx, courseId, asked({ sort: other, cursor: nextCursor })))).toBe('invalid')
})

test('taking access away keeps what was done, and giving it back brings it back', async () => {
  const { ctx, courseId, lessonIds } = await taught()
  const { id, email, ctx: theirs } = await learner(courseId)
  for (const lessonId of lessonIds.slice(0, 2)) await completeLesson(theirs, { lessonId })
  const countOf = async () =>
    (await db(system).select({ count: courses.enrollmentCount }).from(courses).where(eq(courses.id, courseId)))[0]
      ?.count
  expect(await countOf()).toBe(1)
  await revokeAccess(ctx, { courseId, userId: id, reason: 'The group is over.' })
  expect(await countOf()).toBe(0)
  expect(await refusal(courseProgress(theirs, courseId))).toBe('forbidden')
  expect(await refusal(revokeAccess(ctx, { courseId, userId: id, reason: '' }))).toBe('not_found')
  expect(await db(system).select().from(lessonProgress).where(eq(lessonProgress.userId, id))).toHaveLength(2)

  const { enrollment } = await grantAccess(ctx, { courseId, userEmail: email })
  expect(enrollment.completedAt).not.toBeNull()
  expect(await courseProgress(theirs, courseId)).toMatchObject({ percent: 100, completedLessons: 2 })
  expect((await learnerList(ctx, courseId, asked())).items[0]).toMatchObject({ percent: 100, source: 'grant' })
  expect(await countOf()).toBe(1)
})

test('whoever comes back in the middle goes on in the middle; whoever did nothing begins', async () => {
  const { ctx, courseId, lessonIds } = await taught()
  const [under, fresh] = [await learner(courseId), await learner(courseId)]
  await completeLesson(under.ctx, { lessonId: lessonIds[0] ?? '' })
  for (const { id: userId } of [under, fresh]) {
    await revokeAccess(ctx, { courseId, userId, reason: '' })
    const { enrollment } = await grantAccess(ctx, { courseId, userId })
    expect(enrollment.completedAt).toBeNull()
  }
  const progress = async (who: typeof under) => courseProgress(who.ctx, courseId)
  expect(await progress(under)).toMatchObject({ percent: 50, completedLessons: 1, lastLessonId: lessonIds[0] })
  expect(await progress(fresh)).toMatchObject({ percent: 0, completedLessons: 0, lastLessonId: null })
})

test('several addresses are let in at once, and each is told how it went', async () => {
  const { ctx, courseId } = await taught()
  const [one, two, there] = [await newPerson(), await newPerson(), await learner(courseId)]
  const pasted = `"One" <${one.email}>, ${two.email.toUpperCase()};\n${there.email}\n${one.email} nobody@example.com`
  const input = GrantManyInput.parse({ courseId, userEmails: pasted })
  expect(await grantToMany(ctx, input)).toEqual({
    granted: [one.email, two.email],
    hadAccess: [there.email],
    unknown: ['nobody@example.com'],
  })
  const draft = await newCourse({ status: 'draft' })
  const admin = await newPerson('admin')
  expect(await refusal(grantToMany(admin.ctx, { ...input, courseId: draft.id }))).toBe('conflict')
  expect(GrantManyInput.safeParse({ courseId, userEmails: 'no address here' }).success).toBe(false)
})

test('no cell of the download is a formula, and no name breaks a line', async () => {
  const { ctx, courseId } = await taught()
  const { id } = await learner(courseId)
  await db(system).execute(sql`update users set name = '=HYPERLINK("http://evil")' where id = ${id}`)
  const [first] = (await allLearners(ctx, courseId, asked()).next()).value ?? []
  if (!first) throw new Error('the learner is there')
  expect(csvHead()).toMatch(/^\uFEFFName,E-mail,/)
  const line = csvLines([first])
  expect(line).toMatch(/^"'=HYPERLINK\(""http:\/\/evil""\)",/)
  expect(csvLines([{ ...first, user: { ...first.user, name: 'A, "B"\nC' } }])).toMatch(/^"A, ""B""\nC",/)
})
