// Everybody that the permission table speaks of: each with a session, a token, and the parts they have in the course of the test.
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { hashPassword } from '@/lib/accounts/passwords'
import { beginSession } from '@/lib/accounts/sessions/begin-session'
import { signAccess } from '@/lib/accounts/tokens'
import { type Context, contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { Party, Role } from '@/lib/core/permissions'

export const PASSWORD = 'a password of the cast'
const system = contextFor(systemActor('test'))

/** Their role on the site and their part in the course; the last three have the same parts in another course. */
const PARTS = {
  guest: { role: null, part: null },
  student: { role: 'student', part: null },
  learner: { role: 'student', part: 'learner' },
  instructor: { role: 'instructor', part: null },
  admin: { role: 'admin', part: null },
  owner: { role: 'instructor', part: 'owner' },
  coInstructor: { role: 'instructor', part: 'co_instructor' },
  assistant: { role: 'student', part: 'assistant' },
  otherOwner: { role: 'instructor', part: null },
  otherCoInstructor: { role: 'student', part: null },
  otherAssistant: { role: 'student', part: null },
} as const satisfies Record<string, { role: Role | null; part: Party | null }>

export type Name = keyof typeof PARTS
export const NAMES = Object.keys(PARTS) as Name[]

export type Member = {
  name: Name
  id: string
  email: string
  sessionId: string
  token: string | undefined
  ctx: Context
  parties: ReadonlySet<Party>
}
export type Cast = Record<Name, Member>

/** Puts everybody into the database. */
export async function openCast(): Promise<Cast> {
  const passwordHash = await hashPassword(PASSWORD)
  const members = await Promise.all(NAMES.map(async name => [name, await member(name, passwordHash)] as const))
  return Object.fromEntries(members) as Cast
}

async function member(name: Name, passwordHash: string): Promise<Member> {
  const { role, part } = PARTS[name]
  const nobody = { name, id: '', email: '', sessionId: '', token: undefined }
  if (role === null) return { ...nobody, ctx: contextFor(guest), parties: new Set<Party>(['anyone']) }
  const { id, email, sessionId } = await account(name, role, passwordHash)
  return {
    ...{ name, id, email, sessionId },
    token: await signAccess({ id, role, sessionEpoch: 0, sessionId }, new Date()),
    ctx: contextFor(userActor({ id, name, role, sessionId })),
    parties: new Set<Party>(['anyone', 'user', role, ...(part ? [part] : [])]),
  }
}

/** Somebody new with a session that was opened just now. */
export async function account(name: string, role: Role, passwordHash: string | null = null) {
  const [id, email] = [newId(), `${newId()}@example.com`]
  await db(system).insert(users).values({ id, name, email, role, passwordHash })
  const device = { userAgent: 'the cast', address: 'test' }
  const sessionId = await transact(system, tx => beginSession(tx, { userId: id, kind: 'api', device }))
  return { id, email, sessionId }
}
