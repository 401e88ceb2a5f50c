// What pages ask of a request: the context of the one who looks, once a render.
import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Context, contextFor, type UserActor } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Permission, Role } from '@/lib/core/permissions'
import { actorOf } from './actor'
import { read } from './identity'
import { originAsked } from './site-origin'

/** The context of this page or action: its actor from the session cookie, its request id from the gate. */
export const pageContext = cache(async (): Promise<Context> => {
  const all = await headers()
  const actor = await actorOf(await read(new Headers({ cookie: all.get('cookie') ?? '' })))
  return contextFor(actor, () => new Date(), all.get('x-request-id') ?? newId())
})

/** The signed-in user, or away to the sign-in page and back afterwards. */
export async function pageUser(next: string): Promise<{ ctx: Context; user: UserActor }> {
  const ctx = await pageContext()
  if (ctx.actor.kind !== 'user') redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  return { ctx, user: ctx.actor }
}

/** The context of somebody who holds a permission; for others who are signed in the page is not there. */
export async function adminContext(next: string, permission: Permission): Promise<Context> {
  const { ctx } = await pageUser(next)
  if (!ctx.actor.permissions.has(permission)) notFound()
  return ctx
}

/** What an address begins with that is given to others: APP_URL, or the host that was asked for where none is set. */
export async function siteOrigin(): Promise<string> {
  return originAsked(await headers())
}

/** What a page is about; what is missing, or closed to the one who looks, is a 404. */
export async function found<T>(thing: Promise<T>): Promise<T> {
  return thing.catch((error: unknown) => {
    if (isDomainError(error) && (error.reason === 'not_found' || error.reason === 'forbidden')) notFound()
    throw error
  })
}

/** Who looks, for the frame around the page; null for a guest. */
export const viewer = cache(
  async (): Promise<{ id: string; name: string; image: string | null; role: Role } | null> => {
    const { actor } = await pageContext()
    return actor.kind === 'user' ? { id: actor.id, name: actor.name, image: actor.image, role: actor.role } : null
  },
)
