// What happens when a provider sends somebody back: they are signed in, or what they came for is done, or refused in words.
import 'server-only'
import { linkIdentity } from '@/lib/accounts/identities/link-identity'
import { proveElsewhere } from '@/lib/accounts/identities/prove-elsewhere'
import { type Elsewhere, REFUSALS } from '@/lib/accounts/identities/schemas'
import { type Newcomer, signInElsewhere } from '@/lib/accounts/identities/sign-in-elsewhere'
import type { Account } from '@/lib/accounts/reads'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { contextFor, systemActor } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { contextOf } from '../actor'
import { deviceOf } from '../client'
import { cookieOf, setCookie } from '../cookie'
import { FIRST_STEP, FIRST_STEP_COOKIE, sealFirstStep } from '../first-step'
import { INTENT_COOKIE, type Intent, unsealIntent } from './intent'
import { type Claims, type KnownProvider, knownProvider } from './providers'

/** `go` is a path to go to as one is; `session` begins one. `cookies` are `Set-Cookie` headers. */
export type CameBack = { go: string; cookies: string[] } | { session: Account & { sid: string } }

/** `claims` are what the provider signed, or answered over a connection of our own; state, nonce and PKCE have been checked. */
export async function comeBack(request: Request, providerId: string, claims: Claims): Promise<CameBack> {
  const provider = knownProvider(providerId)
  const found = await unsealIntent(cookieOf(request, INTENT_COOKIE))
  const intent = found?.provider === providerId ? found : undefined
  try {
    if (!provider) throw new Error(`${providerId} is not one of the settings`)
    const elsewhere = elsewhereOf(provider, claims)
    if (intent && intent.for !== 'sign-in') return await forSession(request, intent, elsewhere)
    return await signIn(request, { ...elsewhere, timeZone: intent?.timeZone }, intent?.next ?? '/home')
  } catch (error) {
    if (!isDomainError(error) || !(error.code in REFUSALS)) throw error
    const page = intent && intent.for !== 'sign-in' ? '/security' : '/sign-in'
    return { go: `${page}?problem=${error.code}`, cookies: [] }
  }
}

async function signIn(request: Request, newcomer: Newcomer, next: string): Promise<CameBack> {
  const ctx = contextFor(systemActor('sign-in'), undefined, request.headers.get('x-request-id') ?? undefined)
  const { account, codeDue } = await signInElsewhere(ctx, newcomer)
  if (codeDue) {
    const step = setCookie(FIRST_STEP, await sealFirstStep(account.id), FIRST_STEP_COOKIE)
    return { go: `/sign-in/code?next=${encodeURIComponent(next)}`, cookies: [step] }
  }
  const sid = await openBrowserSession(ctx, { userId: account.id, device: deviceOf(request) })
  return { session: { ...account, sid } }
}

/** Only in the very session that asked for it; where it ended meanwhile, nothing happens. */
async function forSession(request: Request, intent: Intent, elsewhere: Elsewhere): Promise<CameBack> {
  const ctx = await contextOf(request)
  const isSame = ctx.actor.kind === 'user' && ctx.actor.sessionId !== null && ctx.actor.sessionId === intent.sessionId
  if (!isSame) return { go: '/sign-in?next=%2Fsecurity', cookies: [] }
  await (intent.for === 'connect' ? linkIdentity : proveElsewhere)(ctx, elsewhere)
  return { go: intent.next, cookies: [] }
}

function elsewhereOf({ key, name }: KnownProvider, claims: Claims): Elsewhere {
  return {
    provider: key,
    providerName: name,
    subject: claims.sub,
    email: claims.email?.trim() || null,
    isConfirmed: claims.email_verified === true || claims.email_verified === 'true',
    name: claims.name ?? null,
  }
}
