// Who may change the accounts of others, and what nobody may do to their own.
import type { Actor } from '@/lib/core/context'

/** Admins, and the system where it sets a site up. */
export function mayManagePeople(actor: Actor): boolean {
  return actor.permissions.has('user.manage')
}

/** Nobody suspends or demotes themselves: another admin has to do it. */
export function mayChangeAccount(actor: Actor, userId: string): boolean {
  return mayManagePeople(actor) && !(actor.kind === 'user' && actor.id === userId)
}
