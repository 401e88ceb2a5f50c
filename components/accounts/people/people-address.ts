// The address of the list of people: what is searched and shown, as its links and forms write it.
import { PeopleQuery, STATES } from '@/lib/accounts/people/schemas'
import { ROLES } from '@/lib/core/permissions'

export type PeopleState = Pick<PeopleQuery, 'query' | 'role' | 'state' | 'cursor'>
type Given = Record<string, string | string[] | undefined>

/** Nonsense in an address means what it leaves out. */
export function peopleState(given: Given): PeopleState {
  const { query, role, state, cursor } = PeopleQuery.shape
  const one = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value.replaceAll('\0', '') : undefined
  }
  return {
    query: query.catch('').parse(one('query')),
    role: role.catch('any').parse(one('role')),
    state: state.catch('all').parse(one('state')),
    cursor: cursor.catch(undefined).parse(one('cursor')),
  }
}

/** Only what differs from the whole list. */
export function peoplePath({ query, role, state, cursor }: PeopleState): string {
  const parts = new URLSearchParams()
  if (query) parts.set('query', query)
  if (role !== 'any') parts.set('role', role)
  if (state !== 'all') parts.set('state', state)
  if (cursor) parts.set('cursor', cursor)
  const text = parts.toString()
  return `/admin/people${text && `?${text}`}`
}

export const ROLE_WORDS: Record<(typeof ROLES)[number], string> = {
  student: 'Student',
  instructor: 'Instructor',
  admin: 'Admin',
}
export const ROLE_CHOICES = [
  ['any', 'Any role'],
  ...ROLES.map(role => [role, `${ROLE_WORDS[role]}s`] as const),
] as const
const STATE_WORDS: Record<(typeof STATES)[number], string> = {
  all: 'Open and suspended',
  open: 'Open',
  suspended: 'Suspended',
}
export const STATE_CHOICES = STATES.map(state => [state, STATE_WORDS[state]] as const)
