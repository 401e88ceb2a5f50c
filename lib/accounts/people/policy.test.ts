// Who may change the accounts of others.
import { expect, test } from 'vitest'
import { guest, systemActor, userActor } from '@/lib/core/context'
import type { Role } from '@/lib/core/permissions'
import { mayChangeAccount, mayManagePeople } from './policy'

const user = (role: Role) => userActor({ id: 'me', name: 'Me', role })

test.each([
  ['guests', guest, false],
  ['students', user('student'), false],
  ['instructors', user('instructor'), false],
  ['admins', user('admin'), true],
  ['the system', systemActor('seed'), true],
])('%s: %s %s', (_, actor, may) => {
  expect(mayManagePeople(actor)).toBe(may)
  expect(mayChangeAccount(actor, 'somebody')).toBe(may)
})

test('nobody changes their own account this way', () => {
  expect(mayChangeAccount(user('admin'), 'me')).toBe(false)
  expect(mayChangeAccount(user('student'), 'me')).toBe(false)
})
