// Speaks Upstash's REST protocol for its client: like the requester it brings, but each call has a deadline and a
// stream that breaks is opened again (theirs ends in silence, and retries five times).
import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { errors, type Requester, type UpstashRequest, type UpstashResponse } from '@upstash/redis'
import { type Reply, together } from './together'

type Options = { url: string; token: string; timeoutMs?: number }

/** https://upstash.com/docs/redis/features/restapi */
export function restRequester({ url, token, timeoutMs = 250 }: Options): { requester: Requester; close(): void } {
  const closing = new AbortController() // ends the streams; a call ends by its deadline
  let syncToken = ''

  const send = ({ path = [], body, headers }: UpstashRequest, signal: AbortSignal) =>
    fetch([url.replace(/\/$/, ''), ...path.map(encodeURIComponent)].join('/'), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'upstash-sync-token': syncToken, // reads see our own writes
        ...headers,
      },
      body: JSON.stringify(body),
      signal,
    })

  const call = async (request: UpstashRequest): Promise<unknown> => {
    const response = await send(request, AbortSignal.timeout(timeoutMs))
    const reply: unknown = await response.json()
    if (response.ok) {
      syncToken = response.headers.get('upstash-sync-token') ?? syncToken
      return reply
    }
    const error = errorOf(reply)
    if (response.status !== 400) throw new Error(`The REST address of Redis answered ${response.status}: ${error}`)
    if (request.path?.length) throw new errors.UpstashError(error)
    return { error }
  }

  const command = together(async commands => {
    if (commands.length === 1) return [(await call({ body: commands[0] })) as Reply]
    return (await call({ path: ['pipeline'], body: commands })) as Reply[]
  })

  const listen = async (request: UpstashRequest, signal: AbortSignal) => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const response = await send(request, signal)
        if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`)
        for await (const line of lines(response.body)) {
          failures = 0
          if (line.startsWith('data: ')) request.onMessage?.(line.slice(6))
        }
      } catch {
        // broken, refused or aborted: the loop decides
      }
      await pause(Math.min(100 * 2 ** failures, 5000), undefined, { signal, ref: false }).catch(() => {})
    }
  }

  const request = async <T>(req: UpstashRequest) => {
    if (!req.isStreaming) return (await (req.path?.length ? call(req) : command(req.body))) as UpstashResponse<T>
    void listen(req, req.signal ? AbortSignal.any([closing.signal, req.signal]) : closing.signal)
    return { result: 1 } as UpstashResponse<T>
  }
  return { requester: { request }, close: () => closing.abort() }
}

function errorOf(reply: unknown): string {
  return typeof reply === 'object' && reply !== null && 'error' in reply ? String(reply.error) : 'no reason given'
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/)
    rest = parts.pop() ?? ''
    yield* parts
  }
}
