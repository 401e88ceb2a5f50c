// Real Redis for tests, at TEST_REDIS_URL: over TCP, and over a local server that speaks Upstash's REST protocol to it.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Requester, UpstashResponse } from '@upstash/redis'
import { connectRedis, type RedisHandle } from './client'
import { tcpRequester } from './tcp'

export type TestRedis = { handle: RedisHandle; close(): void }

const url = process.env.TEST_REDIS_URL
/** What a test is called that cannot run without a Redis. */
export const WITHOUT_REDIS = 'over TCP and REST: did not run, TEST_REDIS_URL is not set'
export const hasRedis = Boolean(url)

/** Ways to a real Redis; none without TEST_REDIS_URL. */
export const redisWays: { name: string; connect(): Promise<TestRedis> }[] = url
  ? [
      {
        name: 'Redis over TCP',
        connect: async () => {
          const handle = connectRedis({ url })
          return { handle, close: handle.close }
        },
      },
      {
        name: 'Redis over REST',
        connect: async () => {
          const bridge = await restBridge(url)
          const handle = connectRedis({ restUrl: bridge.url, token: bridge.token })
          const close = () => {
            handle.close()
            bridge.close()
          }
          return { handle, close }
        },
      },
    ]
  : []

/** Upstash's REST protocol before any Redis: commands, pipeline, multi-exec and subscribe streams. */
export async function restBridge(redisUrl: string) {
  const token = 'token-of-the-tests'
  const { requester, close } = tcpRequester(redisUrl, { connectTimeoutMs: 2000 })
  const server = createServer((req, res) => {
    answer(requester, token, req, res).catch(error => reply(res, 500, { error: String(error) }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    /** Breaks what is under way, as a network does. */
    breakConnections: () => server.closeAllConnections(),
    close: () => {
      server.close()
      server.closeAllConnections()
      close()
    },
  }
}

async function answer(requester: Requester, token: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.headers.authorization !== `Bearer ${token}`) return reply(res, 401, { error: 'WRONGPASS' })
  const path = (req.url ?? '/').split('/').slice(1).filter(Boolean).map(decodeURIComponent)
  if (path[0] === 'subscribe') {
    const gone = new AbortController()
    res.on('close', () => gone.abort())
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    const onMessage = (data: string) => void res.write(`data: ${data}\n\n`)
    await requester.request({ path, isStreaming: true, onMessage, signal: gone.signal })
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
  const refused = (error: Error): UpstashResponse<unknown> => ({ error: error.message })
  const result = await requester.request({ path, body }).catch(refused)
  reply(res, !Array.isArray(result) && result.error !== undefined ? 400 : 200, result)
}

function reply(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A way to Redis that can be cut, stalled and mended. */
export async function unsteadyRedis(redisUrl = url ?? '') {
  const target = new URL(redisUrl)
  const pairs = new Set<net.Socket>()
  let state: 'steady' | 'cut' | 'stalled' = 'steady'
  const server = net.createServer(near => {
    if (state === 'cut') return near.destroy()
    const far = net.connect(Number(target.port || 6379), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(from)
      from.on('data', data => void (state === 'steady' && to.write(data)))
      from.on('error', () => {}).on('close', () => to.destroy() && pairs.delete(from))
    }
    return undefined
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = new URL(redisUrl)
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const set = (next: typeof state) => {
    state = next
    if (next !== 'stalled') for (const socket of pairs) socket.destroy()
  }
  return {
    url: address.href,
    cut: () => set('cut'),
    stall: () => set('stalled'),
    mend: () => set('steady'),
    close: () => {
      set('cut')
      server.close()
    },
  }
}
