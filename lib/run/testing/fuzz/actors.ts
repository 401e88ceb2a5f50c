// Who sends the requests: the cast of the permission tests, brought back to life when a request has ended their session.
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { beginSession } from '@/lib/accounts/sessions/begin-session'
import { signAccess } from '@/lib/accounts/tokens'
import { contextFor, systemActor } from '@/lib/core/context'
import type { Role } from '@/lib/core/permissions'
import { type Cast, NAMES, type Name } from '../permissions/cast'
import type { Chance } from './random'

const system = contextFor(systemActor('fuzz'))
const FRESH_MS = 5 * 60_000
/** Guests rarely: what they send ends at 401 mostly. The staff of the course gets furthest. */
const OFTEN: Partial<Record<Name, number>> = { guest: 1, admin: 4, owner: 5, coInstructor: 3, learner: 3 }
const TURNS = NAMES.flatMap(name => Array<Name>(OFTEN[name] ?? 2).fill(name))
const BAD_TOKENS = ['x', 'eyJhbGciOiJub25lIn0.e30.', `${'a'.repeat(4000)}`]

export type Actors = {
  /** Somebody, and the header by which they say who they are. */
  next(chance: Chance): Promise<{ name: Name; authorization: string | undefined }>
  /** To be told when a token was refused: their account or session may be gone. */
  refused(name: Name): void
}

export function actorsOf(cast: Cast): Actors {
  const signed = new Map<Name, { token: string; at: number }>()

  async function token(name: Name): Promise<string> {
    const held = signed.get(name)
    if (held && Date.now() - held.at < FRESH_MS) return held.token
    const fresh = await revived(cast[name].id, roleOf(cast, name))
    signed.set(name, { token: fresh, at: Date.now() })
    return fresh
  }

  return {
    async next(chance) {
      const name = chance.pick(TURNS)
      if (name === 'guest')
        return { name, authorization: chance.is(0.3) ? `Bearer ${chance.pick(BAD_TOKENS)}` : undefined }
      return { name, authorization: `Bearer ${await token(name)}` }
    },
    refused: name => void signed.delete(name),
  }
}

function roleOf(cast: Cast, name: Name): Role {
  const { actor } = cast[name].ctx
  return actor.kind === 'user' ? actor.role : 'student'
}

/** The account as it was in the beginning, with a new session. Gives a token of it. */
async function revived(id: string, role: Role): Promise<string> {
  await db(system)
    .update(users)
    .set({ role, suspendedAt: null, totpSecret: null, totpConfirmedAt: null })
    .where(eq(users.id, id))
  const [row] = await db(system).select({ epoch: users.sessionEpoch }).from(users).where(eq(users.id, id))
  const device = { userAgent: 'fuzz', address: 'test' }
  const sessionId = await transact(system, tx => beginSession(tx, { userId: id, kind: 'api', device }))
  return signAccess({ id, role, sessionEpoch: row?.epoch ?? 0, sessionId }, new Date())
}
