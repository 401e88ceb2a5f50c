// Who may know, enroll in and take what, for every kind of person.
import { expect, test } from 'vitest'
import { guest, userActor } from '@/lib/core/context'
import { mayEnrollFreely, mayGrantAccess, mayKnow, mayListen, mayManage, mayTakeLesson } from './policy'

const student = userActor({ id: 'u1', name: 'Ada', role: 'student' })
const admin = userActor({ id: 'u2', name: 'Grace', role: 'admin' })
const nobody = { status: 'published' as const, isStaff: false, isEnrolled: false }

test.each([
  ['a guest', guest, nobody, false],
  ['a student', student, nobody, false],
  ['its staff', student, { ...nobody, isStaff: true }, true],
  ['an admin', admin, nobody, true],
])('%s may manage, enroll freely and grant access: %#', (_who, actor, standing, may) => {
  expect([mayManage(actor, standing), mayEnrollFreely(actor, standing), mayGrantAccess(actor, standing)]).toEqual([
    may,
    may,
    may,
  ])
})

test.each([
  [student, nobody, true],
  [student, { ...nobody, status: 'draft' as const }, false],
  [student, { ...nobody, status: 'archived' as const, isEnrolled: true }, true],
  [student, { ...nobody, status: 'draft' as const, isStaff: true }, true],
  [admin, { ...nobody, status: 'draft' as const }, true],
])('what is not published is known to those who learn or teach it alone (%#)', (actor, standing, may) => {
  expect(mayKnow(actor, standing)).toBe(may)
})

test.each([
  [guest, nobody, false],
  [student, nobody, false],
  [student, { ...nobody, isEnrolled: true }, true],
  [student, { ...nobody, isStaff: true }, true],
  [admin, nobody, true],
])('the news of a course are for those who learn and teach in it (%#)', (actor, standing, may) => {
  expect(mayListen(actor, standing)).toBe(may)
})

test.each([
  ['nobody in particular', guest, { ...nobody, freePreview: false }, false],
  ['a guest in a free preview', guest, { ...nobody, freePreview: true }, true],
  ['a guest in the free preview of a draft', guest, { ...nobody, status: 'draft' as const, freePreview: true }, false],
  ['somebody enrolled', student, { ...nobody, isEnrolled: true, freePreview: false }, true],
  ['an admin', admin, { ...nobody, freePreview: false }, true],
])('the content of a lesson: %s', (_who, actor, standing, may) => {
  expect(mayTakeLesson(actor, standing)).toBe(may)
})
