// The staff of a course, by role: who takes in, changes, lets go and hands over, and that an owner always stays.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { managedCourse } from '../standing'
import { addStaff } from './add-staff'
import { changeStaffRole } from './change-staff-role'
import { courseStaffList, isTeaching } from './reads'
import { removeStaff } from './remove-staff'
import { transferOwnership } from './transfer-ownership'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

async function school() {
  const [owner, second, helper, other] = [
    await newPerson('instructor'),
    await newPerson('instructor'),
    await newPerson(),
    await newPerson('instructor'),
  ]
  const course = await newCourse({ ownerId: owner.id })
  await addStaff(owner.ctx, { courseId: course.id, userEmail: second.email, role: 'co_instructor' })
  await addStaff(owner.ctx, { courseId: course.slug, userEmail: helper.email.toUpperCase(), role: 'assistant' })
  return { owner, second, helper, other, course, courseId: course.id }
}

const factsOf = async (courseId: string) =>
  (await db(system).select().from(outbox).orderBy(outbox.id))
    .map(({ name, payload }) => ({ name, payload: payload as { courseId?: string } }))
    .filter(({ payload }) => payload.courseId === courseId)

test('only the owner and admins decide who teaches; others learn who does only as staff', async () => {
  const { owner, second, helper, other, courseId } = await school()
  const admin = await newPerson('admin')
  const cases: [Context, string, string][] = [
    [contextFor(guest), 'unauthenticated', 'unauthenticated'],
    [(await newPerson()).ctx, 'forbidden', 'forbidden'],
    [other.ctx, 'forbidden', 'forbidden'],
    [helper.ctx, 'forbidden', 'fine'],
    [second.ctx, 'forbidden', 'fine'],
    [owner.ctx, 'fine', 'fine'],
    [admin.ctx, 'fine', 'fine'],
  ]
  for (const [ctx, decides, sees] of cases) {
    const userEmail = (await newPerson()).email
    expect(await refusal(addStaff(ctx, { courseId, userEmail, role: 'assistant' }))).toBe(decides)
    expect(await refusal(changeStaffRole(ctx, { courseId, userId: helper.id, role: 'assistant' }))).toBe(decides)
    expect(await refusal(courseStaffList(ctx, courseId))).toBe(sees)
  }
  expect(await refusal(removeStaff(second.ctx, { courseId, userId: helper.id }))).toBe('forbidden')
  expect(await refusal(transferOwnership(second.ctx, { courseId, userId: second.id }))).toBe('forbidden')
  expect(await refusal(removeStaff(helper.ctx, { courseId, userId: helper.id }))).toBe('fine')
  expect(await refusal(courseStaffList(helper.ctx, courseId))).toBe('forbidden')
})

test('adding twice is once; another part, and an address without an account, are refused', async () => {
  const { owner, helper, courseId } = await school()
  const again = await addStaff(owner.ctx, { courseId, userEmail: helper.email, role: 'assistant' })
  expect(again).toMatchObject({ created: false, member: { role: 'assistant', email: helper.email } })
  expect(await refusal(addStaff(owner.ctx, { courseId, userEmail: helper.email, role: 'co_instructor' }))).toBe(
    'conflict',
  )
  expect(await refusal(addStaff(owner.ctx, { courseId, userEmail: 'nobody@example.com', role: 'assistant' }))).toBe(
    'invalid',
  )
  expect((await courseStaffList(owner.ctx, courseId)).map(({ role }) => role)).toEqual([
    'owner',
    'co_instructor',
    'assistant',
  ])
})

test('what a part allows changes at once', async () => {
  const { owner, helper, courseId } = await school()
  expect(await refusal(managedCourse(helper.ctx, courseId, 'edit'))).toBe('forbidden')
  await changeStaffRole(owner.ctx, { courseId, userId: helper.id, role: 'co_instructor' })
  expect(await refusal(managedCourse(helper.ctx, courseId, 'edit'))).toBe('fine')
  expect(await refusal(managedCourse(helper.ctx, courseId, 'own'))).toBe('forbidden')
  expect(await isTeaching(helper.ctx)).toBe(true)
  await removeStaff(owner.ctx, { courseId, userId: helper.id })
  expect(await isTeaching(helper.ctx)).toBe(false)
  expect((await factsOf(courseId)).slice(2)).toEqual([
    {
      name: 'staff.role-changed',
      payload: { courseId, userId: helper.id, before: 'assistant', after: 'co_instructor' },
    },
    { name: 'staff.removed', payload: { courseId, userId: helper.id, before: 'co_instructor' } },
  ])
})

test('an owner stays until the course is handed over, also when two hand it over at once', async () => {
  const { owner, second, helper, courseId } = await school()
  expect(await refusal(removeStaff(owner.ctx, { courseId, userId: owner.id }))).toBe('conflict')
  expect(await refusal(changeStaffRole(owner.ctx, { courseId, userId: owner.id, role: 'assistant' }))).toBe('conflict')
  expect(await refusal(transferOwnership(owner.ctx, { courseId, userId: helper.id }))).toBe('conflict')
  expect(await refusal(transferOwnership(owner.ctx, { courseId, userId: (await newPerson('instructor')).id }))).toBe(
    'not_found',
  )

  const third = await newPerson('instructor')
  await addStaff(owner.ctx, { courseId, userEmail: third.email, role: 'co_instructor' })
  const both = [second.id, third.id].map(userId => refusal(transferOwnership(owner.ctx, { courseId, userId })))
  expect((await Promise.all(both)).sort()).toEqual(['fine', 'forbidden'])
  const staff = await courseStaffList(owner.ctx, courseId)
  expect(staff.filter(({ role }) => role === 'owner')).toHaveLength(1)
  const [row] = await db(system).select().from(courses).where(eq(courses.id, courseId))
  expect(row?.ownerId).toBe(staff[0]?.user.id)
  expect(staff.find(({ user }) => user.id === owner.id)?.role).toBe('co_instructor')
  expect((await factsOf(courseId)).at(-1)).toEqual({
    name: 'course.ownership-transferred',
    payload: { courseId, before: owner.id, after: row?.ownerId },
  })
})

test('handing over a course whose source the new owner imported before does not fail', async () => {
  const { owner, second, courseId } = await school()
  const theirs = await newCourse({ ownerId: second.id })
  for (const id of [courseId, theirs.id]) {
    await db(system).update(courses).set({ sourceKey: 'folder' }).where(eq(courses.id, id))
  }
  await transferOwnership(owner.ctx, { courseId, userId: second.id })
  const [row] = await db(system).select().from(courses).where(eq(courses.id, courseId))
  expect(row).toMatchObject({ ownerId: second.id, sourceKey: null })
})
