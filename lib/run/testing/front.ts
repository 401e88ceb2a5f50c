// A server as server.ts makes it, on a free port, and ways to send it what no client library would send.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { gate } from '@/lib/web/gate'
import { apiDoor } from '../api-door'
import { front } from '../front'
import { wire } from '../wiring'

export type Reply = { status: number; headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> }
export type Front = {
  port: number
  ask(method: string, path: string, options?: { headers?: Record<string, string>; body?: unknown }): Promise<Reply>
  /** Bytes as they are; gives all that comes back until the server closes or is silent. */
  raw(bytes: string): Promise<string>
  close(): Promise<void>
}

/** Behind the pages' half stands the very gate; what it lets through is shown as JSON: the headers that Next.js would see. */
export async function openFront(): Promise<Front> {
  wire()
  const server = createServer(
    front(apiDoor({ straight: true }), async (req, res) => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(req.headers)) headers.set(name, String(value))
      const gated = await gate(new Request(`http://${req.headers.host}${req.url}`, { method: req.method, headers }))
      for (const [name, value] of gated.request) headers.set(name, value)
      for (const [name, value] of gated.reply) res.setHeader(name, value)
      const { response } = gated
      for (const [name, value] of response?.headers ?? []) res.setHeader(name, value)
      res.writeHead(response?.status ?? 200)
      res.end(response ? await response.text() : JSON.stringify(Object.fromEntries(headers)))
    }),
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

function ask(
  port: number,
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: unknown },
) {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  const headers = { ...(body && { 'content-type': 'application/json' }), ...options.headers }
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
    sent.end(body)
  })
}

async function textOf(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of reply) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function raw(port: number, bytes: string): Promise<string> {
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
