// What is logged and measured of each request: its id, who asked, the pattern of its address, the status and how long it took.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { addRoute, createRouter, findRoute } from 'rou3'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { duringRequest } from '@/lib/platform/log/request'
import { type Answered, countRequest } from '@/lib/platform/telemetry'
import { read } from '@/lib/web/identity'
import { apiRoutes, pagePatterns } from './api-routes'
import { REALTIME_PATH } from './realtime-path'

/** Stands before everything that answers. An address is told by its pattern alone: what people type into one is theirs. */
export function observed(answer: RequestListener): RequestListener {
  return (req, res) => {
    const startedAt = performance.now()
    const asked = { method: req.method ?? 'GET', url: req.url ?? '/' }
    res.once('close', () => void note(asked, req, res, (performance.now() - startedAt) / 1000))
    duringRequest(
      () => (res.closed ? undefined : idOf(req)),
      () => answer(req, res),
    )
  }
}

function idOf({ headers }: IncomingMessage): string | undefined {
  return [headers['x-request-id']].flat()[0]
}

/** Logs and counts a socket when it is over, or was refused. */
export async function noteSocket(req: IncomingMessage, status: number, seconds: number): Promise<void> {
  await tell({ kind: 'socket', method: 'GET', route: REALTIME_PATH, status, seconds }, req)
}

/** A client that went away before the last byte is 499, as proxies say it. */
const GONE = 499

async function note(
  asked: { method: string; url: string },
  req: IncomingMessage,
  res: ServerResponse,
  seconds: number,
) {
  const method = METHODS.has(asked.method) ? asked.method : 'other'
  const status = res.writableFinished ? res.statusCode : GONE
  await tell({ ...placeOf(asked.url), method, status, seconds }, req)
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

async function tell(answered: Answered, req: IncomingMessage): Promise<void> {
  countRequest(answered)
  const { kind, method, route, status, seconds } = answered
  const isNoise = kind === 'static' || /^\/api\/(health|metrics)/.test(route)
  const level = env().mode === 'production' && !isNoise ? 'info' : 'debug'
  const fields = { kind, method, route, status, durationMs: Math.round(seconds * 10_000) / 10 }
  log[level]('request', { requestId: req.headers['x-request-id'], userId: await userOf(req), ...fields })
}

/** Whose signature it carried, or undefined; an ended session keeps its name here. */
async function userOf({ headers }: IncomingMessage): Promise<string | undefined> {
  const bearer = headers['sec-websocket-protocol']?.split(',').find(part => part.trim().startsWith('bearer.'))
  const authorization = bearer ? `Bearer ${bearer.trim().slice('bearer.'.length)}` : headers.authorization
  if (authorization === undefined && headers.cookie === undefined) return undefined
  const identity = await read(new Headers(authorization ? { authorization } : { cookie: headers.cookie ?? '' }))
  return identity.kind === 'user' ? identity.userId : undefined
}

const patterns = createRouter<string>()
for (const { pattern } of apiRoutes) addRoute(patterns, '', pattern, pattern)
for (const pattern of pagePatterns) addRoute(patterns, '', pattern, pattern)
addRoute(patterns, '', '/api/auth/**', '/api/auth/*')

/** The kind and the pattern of an address; what is nowhere is `unknown`, so that nobody can make more of them. */
export function placeOf(url: string): Pick<Answered, 'kind' | 'route'> {
  const pathname = url.split('?')[0] ?? '/'
  const isApi = pathname.startsWith('/api/')
  const route = findRoute(patterns, '', pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname)?.data
  if (route !== undefined) return { kind: isApi ? 'api' : 'page', route }
  if (isApi) return { kind: 'api', route: 'unknown' }
  return /^\/(_next|icons|fonts)\/|\.\w{2,12}$/.test(pathname)
    ? { kind: 'static', route: 'static' }
    : { kind: 'page', route: 'unknown' }
}
