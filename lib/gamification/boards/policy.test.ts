// Who may see which board.
import { expect, test } from 'vitest'
import { guest, userActor } from '@/lib/core/context'
import { mayKnowGroup, maySeeCourseBoard } from './policy'

const student = userActor({ id: 's', name: 'S', role: 'student' })
const admin = userActor({ id: 'a', name: 'A', role: 'admin' })
const nobody = { isStaff: false, isEnrolled: false }

test('a board of a course is for those who take it, teach it, or manage any course', () => {
  expect(maySeeCourseBoard(student, { ...nobody, isEnrolled: true })).toBe(true)
  expect(maySeeCourseBoard(student, { ...nobody, isStaff: true })).toBe(true)
  expect(maySeeCourseBoard(admin, nobody)).toBe(true)
  expect([student, guest].map(actor => maySeeCourseBoard(actor, nobody))).toEqual([false, false])
})

test('a group is known to its members', () => {
  expect([mayKnowGroup({ isMember: true }), mayKnowGroup({ isMember: false })]).toEqual([true, false])
})
