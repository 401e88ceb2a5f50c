// Who acts, when, and inside which transaction: the first argument of every verb and read.
import { DomainError } from './errors'
import { newId } from './ids'
import { atDoor, PERMISSIONS, type Permission, permissionsOf, type Role } from './permissions'

export type UserActor = {
  kind: 'user'
  id: string
  name: string
  image: string | null
  role: Role
  /** The session that acts; null outside of one. */
  sessionId: string | null
  permissions: ReadonlySet<Permission>
}
export type SystemActor = { kind: 'system'; name: string; permissions: ReadonlySet<Permission> }
export type GuestActor = { kind: 'guest'; permissions: ReadonlySet<Permission> }
export type Actor = GuestActor | UserActor | SystemActor

/** `tx` is the open transaction (see db/client.ts); reads and verbs that get one take part in it. */
export type Context<Tx = unknown> = { actor: Actor; requestId: string; now(): Date; tx?: Tx }

export const guest: GuestActor = { kind: 'guest', permissions: permissionsOf(null) }

type SomeUser = { id: string; name: string; image?: string | null; role: Role; sessionId?: string | null }

export function userActor(user: SomeUser): UserActor {
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    image: user.image ?? null,
    role: user.role,
    sessionId: user.sessionId ?? null,
    permissions: permissionsOf(user.role),
  }
}

export function systemActor(name: string): SystemActor {
  return { kind: 'system', name, permissions: new Set(PERMISSIONS) }
}

/** A context outside a request: for the worker, commands and the seed, which passes a clock in the past. */
export function contextFor(actor: Actor, now: () => Date = () => new Date(), requestId: string = newId()): Context {
  return { actor, requestId, now }
}

/** The signed-in user behind a context. Throws `unauthenticated` for guests and for the system. */
export function requireUser(ctx: Context): UserActor {
  if (ctx.actor.kind !== 'user') throw signInFirst()
  return ctx.actor
}

/** Throws `unauthenticated` or `forbidden` unless the actor carries the permission. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (ctx.actor.permissions.has(permission)) return
  throw ctx.actor.kind === 'guest' ? signInFirst() : notAllowed()
}

/** What a door refuses before it knows the thing. Throws as `requirePermission` does; who gets on is decided by the policy in the verb. */
export function assertDoor({ actor }: Context, permission: Permission): void {
  if (actor.kind === 'system') return
  const answer = atDoor(permission, actor.kind === 'user' ? actor.role : null)
  if (answer === 'sign_in') throw signInFirst()
  if (answer === 'closed') throw notAllowed()
}

function signInFirst(): DomainError {
  return new DomainError('unauthenticated', 'Please sign in to do that.')
}

function notAllowed(): DomainError {
  return new DomainError('forbidden', 'Your account is not allowed to do that.')
}

/** The acting user's id, or null for guests and the system. */
export function actorId(ctx: Context): string | null {
  return ctx.actor.kind === 'user' ? ctx.actor.id : null
}
