// People for tests: registered through the very verbs, each with a token.
import { setRole } from '@/lib/accounts/people/set-role'
import { accountOf } from '@/lib/accounts/reads'
import { register } from '@/lib/accounts/register'
import { signAccess } from '@/lib/accounts/tokens'
import { type Context, contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'

export const PASSWORD = 'a password of tests'
export type Person = { id: string; email: string; name: string; token: string; ctx: Context }

/** A new account with a role, its access token, and a context in which it acts. */
export async function person(role: Role = 'student', name = 'Test Person'): Promise<Person> {
  const system = contextFor(systemActor('test'))
  const email = `${newId()}@example.com`
  const { id } = await register(system, { name, email, password: PASSWORD })
  if (role !== 'student') await setRole(system, { userId: id, role, reason: 'a test' })
  const account = await accountOf(system, id)
  if (!account) throw new Error('the account is gone')
  return { id, email, name, token: await signAccess(account, new Date()), ctx: contextFor(userActor(account)) }
}
