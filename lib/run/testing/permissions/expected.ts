// What the permission table says should happen when somebody does something.
import { type Party, type Permission, rule } from '@/lib/core/permissions'
import type { Member } from './cast'

export type Outcome = 'allowed' | 'asked to sign in' | 'refused' | 'missing'
/** `hidden`: in a draft. `isOwn`: the thing is theirs. `opened`: the thing is one of those that are open to more (`sometimes`). */
export type Circumstances = { hidden?: boolean; isOwn?: boolean; opened?: boolean }

const TEACHING: Party[] = ['assistant', 'co_instructor', 'owner', 'admin']

export function expected(permission: Permission, member: Member, given: Circumstances = {}): Outcome {
  const { who, sometimes, others } = rule(permission)
  const are = new Set(member.parties)
  if (given.isOwn) are.add('self')
  if (given.hidden) are.delete('learner')
  const asksAtDoor = member.name === 'guest' && !who.includes('anyone') && sometimes !== 'anyone'
  if (asksAtDoor) return 'asked to sign in'
  if (given.hidden && !TEACHING.some(party => are.has(party))) return 'missing'
  if ([...who, ...(given.opened && sometimes ? [sometimes] : [])].some(party => are.has(party))) return 'allowed'
  if (others) return others
  return member.name === 'guest' || who.includes('operator') ? 'asked to sign in' : 'refused'
}
