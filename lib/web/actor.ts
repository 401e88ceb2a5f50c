// From identity to actor: the account as it is now, so that a changed role or an ended session counts at once.
import 'server-only'
import { signedInAccount } from '@/lib/accounts/reads'
import { noteUse } from '@/lib/accounts/sessions/note-use'
import { type Actor, type Context, contextFor, guest, systemActor, userActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Identity, identityOf } from './identity'

const reader = systemActor('web')

/** The actor behind an identity. Throws `unauthenticated` for a refused bearer or an ended API session. */
export async function actorOf(identity: Identity): Promise<Actor> {
  if (identity.kind === 'guest') return guest
  const ctx = contextFor(reader)
  const account = identity.kind === 'user' ? await signedInAccount(ctx, identity) : undefined
  if (identity.kind === 'user' && account && account.sessionEpoch === identity.epoch) {
    await noteUse(ctx, account)
    return userActor(account)
  }
  if (identity.kind === 'user' && identity.via === 'cookie') return guest
  throw new DomainError('unauthenticated', 'Your access token is not valid any more. Please sign in again.')
}

/** The context of a request that the gate let through. */
export async function contextOf(request: Request): Promise<Context> {
  const actor = await actorOf(await identityOf(request))
  return contextFor(actor, () => new Date(), request.headers.get('x-request-id') ?? newId())
}
