// Who may see which board and which group.
import { expect, test } from 'vitest'
import { guest, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { mayKnowGroup, maySeeCourseBoard } from './policy'

const actor = (role: Role) => userActor({ id: newId(), name: 'Someone', role })

test.each([
  ['somebody who takes the course', actor('student'), { isEnrolled: true, isStaff: false }, true],
  ['somebody who teaches it', actor('student'), { isEnrolled: false, isStaff: true }, true],
  ['an admin', actor('admin'), { isEnrolled: false, isStaff: false }, true],
  ['an instructor of another course', actor('instructor'), { isEnrolled: false, isStaff: false }, false],
  ['another learner', actor('student'), { isEnrolled: false, isStaff: false }, false],
  ['a guest', guest, { isEnrolled: false, isStaff: false }, false],
])('the board of a course, for %s: %#', (_, who, standing, may) => {
  expect(maySeeCourseBoard(who, standing)).toBe(may)
})

test('a group is known to its members alone', () => {
  expect([mayKnowGroup({ isMember: true }), mayKnowGroup({ isMember: false })]).toEqual([true, false])
})
