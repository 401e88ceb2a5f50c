// The door of signing in at /api/auth: next-auth's protocol, the way to a provider and the way back.
import 'server-only'
import { assertPace } from '@/lib/accounts/pace'
import { BrowserZone } from '@/lib/accounts/schemas'
import { isDomainError } from '@/lib/core/errors'
import { log } from '@/lib/platform/log'
import { contextOf } from '../actor'
import { authOptions } from '../auth'
import { boundedText } from '../body'
import { cookieOf, setCookie } from '../cookie'
import { addressOf } from '../gate'
import { localPath } from '../local-path'
import { type AuthCall, callNextAuth } from '../next-auth'
import { problem } from '../problem'
import { type CameBack, comeBack } from './come-back'
import { INTENT_COOKIE, type Intent, sealIntent, unsealIntent } from './intent'
import { type Claims, knownProvider, type ProviderId } from './providers'

const INTENT = { path: '/api/auth', maxAge: 15 * 60, sameSite: 'lax' } as const

/** Everything under /api/auth that next-auth answers. */
export async function authDoor(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const path = pathname.split('/').slice(3)
  try {
    const body = request.method === 'POST' ? await bodyOf(request) : undefined
    const query = Object.fromEntries(searchParams)
    const { reply, cameBack } = await visit(request, {
      path,
      method: request.method,
      headers: heads(request),
      query,
      body,
    })
    const isWayBack = path[0] === 'callback' && path[1] !== 'credentials'
    return isWayBack ? await wayBack(request, reply, cameBack, query.error) : reply
  } catch (error) {
    return problem(error, request)
  }
}

/**
 * The way to a provider: GET /api/auth/with/:provider. A link, because browsers apply `form-action` to the redirects that
 * follow a form. Connecting and proving need the sealed `intent` that only our own page makes for this very session.
 */
export async function toProvider(request: Request, id: string): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const provider = knownProvider(id)
  if (!provider || request.headers.get('sec-fetch-site') === 'cross-site') return redirect('/sign-in')
  const intent = await intentOf(request, searchParams, provider.id)
  if (!intent) return redirect('/security?problem=failed')
  try {
    await assertPace('elsewhere', addressOf(request))
  } catch (error) {
    if (!isDomainError(error)) throw error
    return redirect(`${pageOf(intent)}?problem=${error.code}`)
  }
  const { reply: csrf } = await visit(request, { path: ['csrf'], method: 'GET', headers: heads(request, '') })
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const { reply } = await visit(request, {
    path: ['signin', provider.id],
    method: 'POST',
    headers: heads(
      request,
      csrf.headers
        .getSetCookie()
        .map(each => each.split(';')[0])
        .join('; '),
    ),
    query: intent.for === 'sign-in' ? {} : { prompt: PROMPT[provider.id] },
    body: { csrfToken, callbackUrl: intent.next },
  })
  const location = reply.headers.get('location') ?? ''
  if (isErrorPage(location)) return redirect(`${pageOf(intent)}?problem=unreachable`)
  return redirect(location, [
    ...reply.headers.getSetCookie(),
    setCookie(INTENT_COOKIE, await sealIntent(intent), INTENT),
  ])
}

/** How each is asked to show who it is again, rather than to go on with whoever is signed in there. */
const PROMPT: Record<ProviderId, string> = { google: 'select_account', github: 'select_account', oidc: 'login' }

async function intentOf(request: Request, given: URLSearchParams, provider: ProviderId): Promise<Intent | undefined> {
  const sealed = given.get('intent')
  if (!sealed) {
    const timeZone = BrowserZone.parse(given.get('timeZone') ?? undefined)
    return { for: 'sign-in', provider, sessionId: null, next: localPath(given.get('next')), timeZone }
  }
  const intent = await unsealIntent(sealed)
  const { actor } = await contextOf(request)
  const isMine = actor.kind === 'user' && actor.sessionId !== null && actor.sessionId === intent?.sessionId
  return isMine && intent?.provider === provider ? intent : undefined
}

/** Asks next-auth; `cameBack` is what followed where somebody came back from a provider. */
async function visit(request: Request, call: AuthCall): Promise<{ reply: Response; cameBack?: CameBack }> {
  let cameBack: CameBack | undefined
  const options = authOptions(async ({ account, profile, user }) => {
    try {
      cameBack = await comeBack(request, account?.provider ?? '', profile as unknown as Claims)
    } catch (error) {
      log.error('coming back from a provider failed', { error, requestId: request.headers.get('x-request-id') })
      return '/sign-in?problem=failed'
    }
    if ('go' in cameBack) return cameBack.go
    Object.assign(user, cameBack.session)
    return true
  })
  return { reply: await callNextAuth(options, call), cameBack }
}

/** Its own error pages become ours; the intent is used up in any case. */
async function wayBack(request: Request, reply: Response, cameBack: CameBack | undefined, said: string | undefined) {
  const headers = new Headers(reply.headers)
  if (isErrorPage(headers.get('location') ?? '')) {
    const intent = await unsealIntent(cookieOf(request, INTENT_COOKIE))
    headers.set('location', `${pageOf(intent)}?problem=${said === 'access_denied' ? 'cancelled' : 'failed'}`)
  }
  for (const cookie of cameBack && 'go' in cameBack ? cameBack.cookies : []) headers.append('set-cookie', cookie)
  headers.append('set-cookie', setCookie(INTENT_COOKIE, '', { ...INTENT, maxAge: 0 }))
  return new Response(reply.body, { status: reply.status, headers })
}

function pageOf(intent: Intent | undefined): string {
  return intent && intent.for !== 'sign-in' ? '/security' : '/sign-in'
}

function isErrorPage(location: string): boolean {
  return /\/api\/auth\/(error|signin)(\?|$)/.test(location)
}

/** The headers that next-auth reads its own address from, where nothing before us set them; `cookie` instead of the browser's. */
function heads(request: Request, cookie?: string): Headers {
  const { host, protocol } = new URL(request.url)
  const headers = new Headers(request.headers)
  if (!headers.has('host')) headers.set('host', host)
  if (!headers.has('x-forwarded-proto')) headers.set('x-forwarded-proto', protocol.slice(0, -1))
  if (cookie !== undefined) headers.set('cookie', cookie)
  return headers
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await boundedText(request)
  const isJson = /json/.test(request.headers.get('content-type') ?? '')
  return isJson ? jsonOf(text) : Object.fromEntries(new URLSearchParams(text))
}

/** Nonsense is an empty form to next-auth, which then refuses it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function redirect(location: string, cookies: string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'private, no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
