// Public pages for guests, kept rendered for a moment: the same bytes with a fresh nonce, instead of rendering them again.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { gate } from '@/lib/web/gate'
import { sessionCookieName } from '@/lib/web/identity'

const KEEP_MS = 20_000
const MAX_BYTES = 48 * 1024 * 1024
const PUBLIC = /^\/(courses(\/[\w-]{1,200})?)?$/
const pack = promisify(gzip)

type Kept = { html: string; nonce: string; headers: [string, string][] }

/**
 * Stands before Next.js. A guest's page that was rendered within the last 20 s passes the gate here and is answered from memory;
 * everything else goes on, where it passes the gate as ever.
 */
export function pageCache(pages: RequestListener): RequestListener {
  const kept = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: page => page.html.length * 2,
    ttl: KEEP_MS,
  })
  return (req, res) => {
    const key = keyOf(req)
    if (key === undefined) return pages(req, res)
    const page = kept.get(key)
    if (page) return void answer(req, res, page).catch(() => res.destroy())
    listen(req, res, found => kept.set(key, found))
    pages(req, res)
  }
}

/** Address and look of a page that all guests see alike; undefined for anything else. */
function keyOf(req: IncomingMessage): string | undefined {
  const url = req.url ?? ''
  if (req.method !== 'GET' || !PUBLIC.test(url.split('?')[0] ?? '') || url.length > 300) return undefined
  const { cookie = '', rsc, authorization } = req.headers
  if (rsc !== undefined || authorization !== undefined || req.headers['next-router-prefetch'] !== undefined)
    return undefined
  if (cookie.includes(sessionCookieName())) return undefined
  const theme = /(?:^|;\s*)theme=(\w{1,8}\.\w{1,8})/.exec(cookie)?.[1] ?? ''
  return `${req.headers.host ?? ''} ${theme} ${url}`
}

async function answer(req: IncomingMessage, res: ServerResponse, page: Kept): Promise<void> {
  const request = new Request(`http://${req.headers.host ?? 'localhost'}${req.url ?? '/'}`, { headers: headersOf(req) })
  const gated = await gate(request)
  const csp = gated.reply.find(([name]) => name === 'content-security-policy')?.[1] ?? ''
  const nonce = nonceOf(csp)
  for (const [name, value] of gated.reply) res.setHeader(name, value)
  if (gated.response || !nonce) {
    res.writeHead(gated.response?.status ?? 500, Object.fromEntries(gated.response?.headers ?? []))
    res.end(await gated.response?.text())
    return
  }
  for (const [name, value] of page.headers) res.setHeader(name, value.replaceAll(page.nonce, nonce))
  await send(res, page.html.replaceAll(page.nonce, nonce), acceptsGzip(req))
}

function acceptsGzip(req: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
}

async function send(res: ServerResponse, html: string, gzipped: boolean): Promise<void> {
  if (gzipped) res.setHeader('content-encoding', 'gzip')
  res.end(gzipped ? await pack(html, { level: constants.Z_BEST_SPEED }) : html)
}

/** Holds back what Next.js writes until it is whole, keeps it when it is a page for all guests, and sends it. */
function listen(req: IncomingMessage, res: ServerResponse, keep: (page: Kept) => void): void {
  const gzipped = acceptsGzip(req)
  delete req.headers['accept-encoding'] // plain bytes to keep; they are packed here
  const chunks: Buffer[] = []
  const { write, end, flushHeaders, writeHead } = res
  const hold = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  res.flushHeaders = () => {}
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status
    const given = rest.find(arg => typeof arg === 'object' && arg !== null) ?? {}
    for (const [name, value] of Object.entries(given)) if (value !== undefined) res.setHeader(name, value)
    return res
  }) as typeof res.writeHead
  res.write = ((chunk: unknown, ...rest: unknown[]) => {
    hold(chunk)
    const done = rest.find(arg => typeof arg === 'function') as (() => void) | undefined
    if (done) process.nextTick(done)
    return true
  }) as typeof res.write
  res.end = ((chunk?: unknown) => {
    hold(chunk)
    Object.assign(res, { write, end, flushHeaders, writeHead })
    const page = res.headersSent ? undefined : keepable(res, chunks)
    if (!page) return res.end(Buffer.concat(chunks))
    keep(page)
    send(res, page.html, gzipped).catch(() => res.destroy())
    return res
  }) as typeof res.end
}

const CARRIED = ['content-type', 'cache-control', 'vary', 'link']

function keepable(res: ServerResponse, chunks: Buffer[]): Kept | undefined {
  const nonce = nonceOf(String(res.getHeader('content-security-policy') ?? ''))
  const type = String(res.getHeader('content-type') ?? '')
  if (res.statusCode !== 200 || !nonce || !type.startsWith('text/html') || res.hasHeader('set-cookie')) return undefined
  const html = Buffer.concat(chunks).toString('utf8')
  if (!html.endsWith('</html>')) return undefined
  const headers = CARRIED.flatMap((name): [string, string][] =>
    res.hasHeader(name) ? [[name, String(res.getHeader(name))]] : [],
  )
  return { html, nonce, headers }
}

function nonceOf(policy: string): string | undefined {
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}

function headersOf(req: IncomingMessage): Headers {
  return new Headers(
    Object.entries(req.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
