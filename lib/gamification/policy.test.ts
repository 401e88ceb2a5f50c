// Who may give XP by hand.
import { expect, test } from 'vitest'
import { guest, userActor } from '@/lib/core/context'
import { mayGiveXp } from './policy'

const teacher = userActor({ id: 't', name: 'Teacher', role: 'instructor' })
const admin = userActor({ id: 'a', name: 'Admin', role: 'admin' })
const student = userActor({ id: 's', name: 'Student', role: 'student' })
const own = { teaches: true, learns: true }

test.each([
  ['a teacher to a learner of an own course', teacher, { userId: 's', course: own }, true],
  ['a teacher to somebody who does not take it', teacher, { userId: 's', course: { ...own, learns: false } }, false],
  ['a teacher for a course of others', teacher, { userId: 's', course: { ...own, teaches: false } }, false],
  ['a teacher without naming a course', teacher, { userId: 's', course: null }, false],
  ['a teacher to themselves', teacher, { userId: 't', course: own }, false],
  ['an admin to anybody', admin, { userId: 's', course: null }, true],
  ['an admin to themselves', admin, { userId: 'a', course: own }, false],
  ['a student', student, { userId: 'a', course: own }, false],
  ['a guest', guest, { userId: 'a', course: own }, false],
])('%s', (_, actor, gift, may) => {
  expect(mayGiveXp(actor, gift)).toBe(may)
})
