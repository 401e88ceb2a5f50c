// The API door of server.ts: finds the route, passes the gate once, and calls the very handler that Next.js would call.
import { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { addRoute, createRouter, findRoute } from 'rou3'
import { DomainError } from '@/lib/core/errors'
import { isPreflight, preflightHeaders } from '@/lib/web/cors'
import { type Answer, type Handler, responseOf } from '@/lib/web/endpoint'
import { gate } from '@/lib/web/gate'
import { problem } from '@/lib/web/problem'
import { protection } from '@/lib/web/protection'
import { type ApiMethod, type ApiRoute, apiRoutes } from './api-routes'
import { REALTIME_PATH } from './realtime-path'

type Methods = Partial<Record<ApiMethod, Handler>>
type Entry = { route: ApiRoute; modules?: Promise<Methods> }

export type ApiDoor = {
  /** Whether this door answers, or Next.js does: next-auth always, known routes in development. */
  serves(pathname: string, method: string): boolean
  /** With `bindings` a reply whose text is known is written there at once, which saves making a Response and reading it again. */
  answer(request: Request, bindings?: { outgoing: unknown }): Promise<Response>
}

/** `straight` calls handlers in this process; otherwise only unknown paths and wrong methods are answered here. */
export function apiDoor(options: { straight: boolean }): ApiDoor {
  const router = createRouter<Entry>()
  for (const route of apiRoutes) addRoute(router, '', route.pattern, { route })
  const find = (pathname: string) => findRoute(router, '', pathname)

  return {
    serves(pathname, method) {
      if (!pathname.startsWith('/api/') || pathname.startsWith('/api/auth/')) return false
      return (
        options.straight ||
        TAKES_FILES.test(pathname) ||
        !find(pathname)?.data?.route.methods.includes(handlerMethod(method))
      )
    },
    async answer(request, bindings) {
      const reply = await gated(request, find).catch(error => guarded(problem(error, request), protection()))
      if (!(reply instanceof Response) && bindings?.outgoing instanceof ServerResponse) {
        write(bindings.outgoing, reply)
        return RESPONSE_ALREADY_SENT
      }
      const response = responseOf(reply)
      return request.method === 'HEAD' ? new Response(null, response) : response
    },
  }
}

/** Served here in development, too: Next.js keeps only the first 10 MB of a body that its middleware has seen. */
const TAKES_FILES = /^\/api\/v1\/(uploads(\/|$)|courses\/[^/]+\/pictures$)/

type Found = { data?: Entry; params?: Record<string, string> }

async function gated(request: Request, find: (pathname: string) => Found | undefined) {
  const found = find(new URL(request.url).pathname)
  const { response: refused, reply } = await gate(request)
  const answer = await respond(request, found?.data, found?.params ?? {}, refused)
  return guarded(answer, reply)
}

/** Headers that both sides may fill: a refusal names its own limit before the one of the door. */
const LISTS = new Set(['vary', 'ratelimit', 'ratelimit-policy'])

/** Adds headers to a reply. */
function guarded<A extends Answer | Response>(answer: A, headers: [string, string][]): A {
  if (answer instanceof Response) {
    for (const [name, value] of headers) {
      if (LISTS.has(name)) answer.headers.append(name, value)
      else answer.headers.set(name, value)
    }
    return answer
  }
  for (const [name, value] of headers) {
    const given = LISTS.has(name) ? answer.headers[name] : undefined
    answer.headers[name] = given ? `${given}, ${value}` : value
  }
  return answer
}

/** Node.js leaves the text out where a reply has none: for HEAD, 204 and 304. */
function write(outgoing: ServerResponse, { status, headers, text }: Answer): void {
  if (text !== null) headers['content-length'] = String(Buffer.byteLength(text))
  outgoing.writeHead(status, headers).end(text)
}

/** In the published order: an unknown path is 404, a wrong method 405, and only then the rate limit counts. */
async function respond(
  request: Request,
  entry: Entry | undefined,
  params: Record<string, string>,
  refused: Response | undefined,
): Promise<Answer | Response> {
  const readable = decoded(params)
  if (!entry && new URL(request.url).pathname === REALTIME_PATH) return upgradeFirst(request)
  if (!entry || !readable) return problem(new DomainError('not_found', 'There is nothing at this address.'), request)
  const method = handlerMethod(request.method)
  if (!entry.route.methods.includes(method) || isPreflight(request)) return wrongMethod(request, entry.route.methods)
  if (refused) return refused
  entry.modules ??= entry.route.load()
  const handler = (await entry.modules)[method]
  if (!handler) return wrongMethod(request, entry.route.methods)
  const answer = await (handler.answer ?? handler)(request, { params: readable })
  return method === 'OPTIONS' ? guarded(answer, [['allow', allowed(entry.route.methods)]]) : answer
}

/** Seldom a person's mistake: a proxy in between that does not pass `Upgrade` on ends here. */
function upgradeFirst(request: Request): Response {
  const message = 'This address speaks the websocket protocol. Is there a proxy that does not pass Upgrade on?'
  const response = problem(new DomainError('upgrade_required', message), request)
  response.headers.set('upgrade', 'websocket')
  response.headers.set('connection', 'upgrade')
  return response
}

/** Path parameters as Next.js gives them too: percent-decoded; undefined where that is not possible. */
function decoded(params: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]))
  } catch {
    return undefined
  }
}

function wrongMethod(request: Request, methods: ApiMethod[]): Response {
  const allow = allowed(methods)
  const response =
    request.method === 'OPTIONS'
      ? new Response(null, { status: 204 })
      : problem(new DomainError('method_not_allowed', `This address answers to ${allow}.`), request)
  response.headers.set('allow', allow)
  return isPreflight(request) ? guarded(response, preflightHeaders(request, allow)) : response
}

function allowed(methods: ApiMethod[]): string {
  const own = methods.filter(method => method !== 'OPTIONS')
  return [...own, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

function handlerMethod(method: string): ApiMethod {
  return (method === 'HEAD' ? 'GET' : method) as ApiMethod
}
