// Who acts, and what each may do in general.
import { expect, test } from 'vitest'
import { actorId, contextFor, guest, requirePermission, requireUser, systemActor, userActor } from './context'

const student = contextFor(userActor({ id: 'u1', name: 'Ada', role: 'student' }))
const admin = contextFor(userActor({ id: 'u2', name: 'Grace', image: '/a.png', role: 'admin' }))
const visitor = contextFor(guest)
const system = contextFor(systemActor('test'))

test('only a signed-in person is a user', () => {
  expect(requireUser(student).id).toBe('u1')
  expect(() => requireUser(visitor)).toThrow('sign in')
  expect(() => requireUser(system)).toThrow('sign in')
  expect([student, admin, visitor, system].map(actorId)).toEqual(['u1', 'u2', null, null])
})

test('a missing permission is 401 for guests and 403 for others', () => {
  expect(() => requirePermission(admin, 'user.manage')).not.toThrow()
  expect(() => requirePermission(system, 'user.manage')).not.toThrow()
  expect(() => requirePermission(visitor, 'learning.keep')).toThrow(
    expect.objectContaining({ reason: 'unauthenticated' }),
  )
  expect(() => requirePermission(student, 'course.create')).toThrow(expect.objectContaining({ reason: 'forbidden' }))
})

test('a clock and a request id may be given', () => {
  const past = new Date('2020-01-01T00:00:00Z')
  const ctx = contextFor(guest, () => past, 'r1')
  expect([ctx.now(), ctx.requestId]).toEqual([past, 'r1'])
  expect(student.now().getTime()).toBeGreaterThan(past.getTime())
})
