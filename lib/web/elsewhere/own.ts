// One's sign-ins elsewhere as the security page shows them: what is connected, what could be, and the links for it.
import 'server-only'
import { ownIdentities } from '@/lib/accounts/identities/reads'
import { type Context, requireUser } from '@/lib/core/context'
import { type Intent, sealIntent } from './intent'
import { type KnownProvider, knownProviders, type ProviderId } from './providers'

/** `proveHref` is null where the settings do not name the provider any more. */
export type Connected = { id: string; name: string; email: string; createdAt: string; proveHref: string | null }
export type OwnElsewhere = { connected: Connected[]; offers: { name: string; href: string }[] }

export async function ownElsewhere(ctx: Context): Promise<OwnElsewhere> {
  const { sessionId } = requireUser(ctx)
  const [mine, known] = [await ownIdentities(ctx), knownProviders()]
  const hrefOf = async (purpose: Intent['for'], provider: ProviderId) => {
    const intent = await sealIntent({ for: purpose, provider, sessionId, next: '/security' })
    return `/api/auth/with/${provider}?intent=${encodeURIComponent(intent)}`
  }
  const connected = mine.map(async ({ provider, ...rest }) => {
    const found = known.find(({ key }) => key === provider)
    return { ...rest, name: nameOf(provider, found), proveHref: found ? await hrefOf('prove', found.id) : null }
  })
  const offers = known
    .filter(({ key }) => !mine.some(({ provider }) => provider === key))
    .map(async ({ id, name }) => ({ name, href: await hrefOf('connect', id) }))
  return { connected: await Promise.all(connected), offers: await Promise.all(offers) }
}

/** One that is gone from the settings is named by its address. */
function nameOf(key: string, found: KnownProvider | undefined): string {
  return found?.name ?? key.replace(/^\w+:(https?:\/\/)?/, '')
}
