// A server as server.ts makes it, on a free port, and ways to send it what no client library would send.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { addRoute, createRouter, findRoute } from 'rou3'
import { gate } from '@/lib/web/gate'
import { apiDoor } from '../api-door'
import { type ApiMethod, type ApiRoute, apiRoutes } from '../api-routes'
import { front } from '../front'
import { observed } from '../observe'
import { wire } from '../wiring'

export type Ask = {
  headers?: Record<string, string>
  body?: unknown
  /** A body as it is; in several parts it is sent without a length. */
  raw?: string | string[]
}
export type Reply = { status: number; headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> }
export type Front = {
  port: number
  ask(method: string, path: string, options?: Ask): Promise<Reply>
  /** Bytes as they are; gives all that comes back until the server closes or is silent. */
  raw(bytes: string | Buffer): Promise<string>
  close(): Promise<void>
}

/**
 * Behind the pages' half stands the very gate; what it lets through is shown as JSON: the headers that Next.js would see. `straight`
 * false leaves the API to that half, too, which calls the handlers as Next.js does in development.
 */
export async function openFront({ straight = true } = {}): Promise<Front> {
  wire()
  const server = createServer(
    observed(
      front(apiDoor({ straight }), async (req, res) => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(req.headers)) headers.set(name, String(value))
        const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
        const body = hasBody ? { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' as const } : {}
        const request = new Request(`http://${req.headers.host}${req.url}`, { method: req.method, headers, ...body })
        const gated = await gate(request)
        for (const [name, value] of gated.request) headers.set(name, value)
        for (const [name, value] of gated.reply) res.setHeader(name, value)
        const response = gated.response ?? (await handled(request))
        if (!response) await request.arrayBuffer().catch(() => {}) // as Next.js does with a form
        if (res.headersSent) return
        for (const [name, value] of response?.headers ?? []) res.appendHeader(name, value)
        res.writeHead(response?.status ?? 200)
        res.end(response ? Buffer.from(await response.arrayBuffer()) : JSON.stringify(Object.fromEntries(headers)))
      }),
    ),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    ask: (method, path, options = {}) => ask(port, method, path, options),
    raw: bytes => raw(port, bytes),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What the exported handler of a route answers, or undefined for what is no route. */
async function handled(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  const found = findRoute(routes, '', pathname)
  const method = (request.method === 'HEAD' ? 'GET' : request.method) as ApiMethod
  const handler = (await found?.data?.load())?.[method]
  return handler?.(request, { params: Promise.resolve(found?.params ?? {}) })
}

const routes = createRouter<ApiRoute>()
for (const route of apiRoutes) addRoute(routes, '', route.pattern, route)

function ask(port: number, method: string, path: string, options: Ask) {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const headers: Record<string, string> = {
    ...(body && { 'content-type': 'application/json' }),
    // Node.js leaves it out of a DELETE.
    ...(typeof body === 'string' && { 'content-length': String(Buffer.byteLength(body)) }),
    ...options.headers,
  }
  return new Promise<Reply>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, async reply => {
      const text = await textOf(reply)
      const isJson = /json/.test(reply.headers['content-type'] ?? '') || text.startsWith('{')
      resolve({
        status: reply.statusCode ?? 0,
        headers: reply.headers,
        text,
        body: isJson && text ? JSON.parse(text) : {},
      })
    })
    sent.once('error', reject)
    if (!Array.isArray(body)) return void sent.end(body)
    for (const part of body) sent.write(part)
    sent.end()
  })
}

async function textOf(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of reply) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function raw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', data => {
      said += data
    })
    socket.once('error', reject).once('close', () => resolve(said))
  })
}
