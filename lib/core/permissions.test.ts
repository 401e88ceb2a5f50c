// The permission table: what its lines mean by role, by part, and at the door.
import { expect, test } from 'vitest'
import { assertDoor, contextFor, guest, systemActor, userActor } from './context'
import { allows, atDoor, PERMISSIONS, type Permission, permissionsOf, ROLES, rule } from './permissions'

const by = (role: (typeof ROLES)[number] | null) =>
  contextFor(role === null ? guest : userActor({ id: 'u', name: 'U', role }))

test('a role carries what is for everybody, for everybody signed in, and its own', () => {
  expect([null, ...ROLES].map(role => permissionsOf(role).has('course.see'))).toEqual([true, true, true, true])
  expect([null, ...ROLES].map(role => permissionsOf(role).has('account.keep'))).toEqual([false, true, true, true])
  expect([null, ...ROLES].map(role => permissionsOf(role).has('course.create'))).toEqual([false, false, true, true])
  expect([null, ...ROLES].map(role => permissionsOf(role).has('user.manage'))).toEqual([false, false, false, true])
})

test('a part in a course allows what its line names, and gives nothing elsewhere', () => {
  expect(allows('course.edit', 'co_instructor')).toBe(true)
  expect(allows('course.edit', 'assistant')).toBe(false)
  expect(permissionsOf('instructor').has('course.edit')).toBe(false)
})

const doors: [Permission, string, string, string][] = [
  ['course.see', 'open', 'open', 'open'],
  ['account.keep', 'sign_in', 'open', 'open'],
  ['user.manage', 'sign_in', 'closed', 'open'],
  ['course.create', 'sign_in', 'closed', 'open'],
  ['course.edit', 'sign_in', 'open', 'open'],
  ['lesson.read', 'open', 'open', 'open'],
  ['lesson.take', 'sign_in', 'open', 'open'],
  ['staff.leave', 'sign_in', 'open', 'open'],
  ['site.measure', 'open', 'open', 'open'],
]
test.each(doors)(
  'the door of %s: %s for guests, %s for students, %s for admins',
  (line, forGuest, forStudent, forAdmin) => {
    expect([atDoor(line, null), atDoor(line, 'student'), atDoor(line, 'admin')]).toEqual([
      forGuest,
      forStudent,
      forAdmin,
    ])
  },
)

test('the door asks guests to sign in, refuses roles, and lets the system do its work', () => {
  expect(() => assertDoor(by(null), 'account.keep')).toThrow(expect.objectContaining({ reason: 'unauthenticated' }))
  expect(() => assertDoor(by('student'), 'user.manage')).toThrow(expect.objectContaining({ reason: 'forbidden' }))
  expect(() => assertDoor(by('admin'), 'user.manage')).not.toThrow()
  expect(() => assertDoor(contextFor(systemActor('test')), 'user.manage')).not.toThrow()
})

test('every line is one plain sentence, and admins may whatever a role may', () => {
  expect(PERMISSIONS.filter(line => !/^[A-Z].*\.$/.test(rule(line).says))).toEqual([])
  const ofInstructors = [...permissionsOf('instructor')]
  expect(ofInstructors.filter(line => !permissionsOf('admin').has(line))).toEqual([])
})
