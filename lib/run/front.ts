// The first who sees an HTTP request: says where it really comes from, and hands it to the API door or to the pages.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { problem } from '@/lib/web/problem'
import { protection } from '@/lib/web/protection'
import type { ApiDoor } from './api-door'
import { clientAddress } from './client-address'
import { smallForms } from './small-forms'

/** `pages` is Next.js. What it would stumble over (strange methods and targets) is answered here. */
export function front(door: ApiDoor, pages: RequestListener): RequestListener {
  const forms = smallForms(pages)
  const api = getRequestListener(door.answer, { overrideGlobalObjects: false, errorHandler: refuse })
  return (req, res) => {
    const target = targetOf(req.url ?? '')
    if (target === undefined) return end(res, 400, { connection: 'close' })
    req.url = target
    keepTrusted(req)
    const method = req.method ?? 'GET'
    const pathname = target.split('?')[0] ?? '/'
    if (door.serves(pathname, method)) return void api(req, res)
    if (!isDecodable(pathname)) return end(res, 400)
    const known = pathname.startsWith('/api/') ? HANDLER_METHODS : PAGE_METHODS
    if (!known.includes(method))
      return end(res, method === 'OPTIONS' ? 204 : 405, { allow: [...known, 'OPTIONS'].join(', ') })
    for (const [name, value] of protection()) res.setHeader(name, value)
    // Under /api/v1 each operation has its own bound, and says so as a problem document.
    if (pathname.startsWith('/api/v1/')) pages(req, res)
    else forms(req, res)
  }
}

/** A reply without a body that neither the API nor the pages give. */
function end(res: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  res.writeHead(status, { ...Object.fromEntries(protection()), ...headers }).end()
}

const PAGE_METHODS = ['GET', 'HEAD', 'POST']
const HANDLER_METHODS = [...PAGE_METHODS, 'PUT', 'PATCH', 'DELETE']

/** Headers by which our own parts talk to each other, or which only a proxy of ours may set. */
const OURS = /^(x-cairn-|x-middleware-|x-request-id$)/i
const FROM_PROXIES = /^(forwarded|x-forwarded-(host|proto|port))$/i

/**
 * Drops headers that nobody outside may set and adds the client's address and the request's id. Both views of the headers change: Next.js
 * reads `headers`, a Request is made of `rawHeaders`.
 */
function keepTrusted(req: IncomingMessage): void {
  const address = clientAddress(req)
  const foreign = (name: string) => OURS.test(name) || (env().TRUSTED_PROXIES === 0 && FROM_PROXIES.test(name))
  const raw: string[] = []
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const [name, value] = [req.rawHeaders[at] ?? '', req.rawHeaders[at + 1] ?? '']
    if (!foreign(name)) raw.push(name, value)
  }
  const id = newId()
  req.rawHeaders = [...raw, 'x-cairn-address', address, 'x-request-id', id]
  for (const name of Object.keys(req.headers)) if (foreign(name)) delete req.headers[name]
  req.headers['x-cairn-address'] = address
  req.headers['x-request-id'] = id
}

/** The path and query that are asked for: `/a?b`, or the same behind an origin as proxies send it; undefined for nonsense. */
function targetOf(url: string): string | undefined {
  if (url.startsWith('/')) return url
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** Next.js answers 500 to a handler's address that does not decode. */
function isDecodable(pathname: string): boolean {
  try {
    return decodeURIComponent(pathname) !== ''
  } catch {
    return false
  }
}

/** Addresses and Host headers of which no URL can be made: they never got as far as the gate, so their id is given here. */
function refuse(error: unknown): Response {
  const malformed = error instanceof Error && error.name === 'RequestError'
  const id = newId()
  const request = { url: 'http://malformed/', headers: new Headers({ 'x-request-id': id }) }
  const refusal = new DomainError('malformed_request', 'The address or the Host of this request is not one.')
  const response = problem(malformed ? refusal : error, request)
  response.headers.set('x-request-id', id)
  return response
}
