// Keeps a Redis that is slow or away from slowing us: a deadline for each command, and a pause after a failure.
import type { Requester, UpstashRequest, UpstashResponse } from '@upstash/redis'

export type Guarded = Requester & { isAway(): boolean }
type Options = {
  timeoutMs?: number
  pauseMs?: number
  now?: () => number
  onChange?(isAway: boolean, why?: unknown): void
}

/**
 * A requester that answers or throws within `timeoutMs`. After a failure to reach Redis it throws at once for
 * `pauseMs`; then one command tries again while the others still throw. An error that Redis itself answered is no such
 * failure. Subscriptions pass: they wait by nature.
 */
export function guard(
  inner: Requester,
  { timeoutMs = 250, pauseMs = 3000, now = () => performance.now(), onChange }: Options = {},
): Guarded {
  let awayUntil = 0
  let trying = false

  const change = (until: number, why?: unknown) => {
    const isChange = until > 0 !== awayUntil > 0
    awayUntil = until
    if (isChange) onChange?.(until > 0, why)
  }

  async function request<T>(req: UpstashRequest): Promise<UpstashResponse<T>> {
    if (req.isStreaming) return inner.request<T>(req)
    const isTrial = awayUntil > 0
    if (isTrial && (trying || now() < awayUntil)) throw new Error('Redis is away.')
    trying ||= isTrial
    try {
      const reply = await within(timeoutMs, inner.request<T>(req))
      change(0)
      return reply
    } catch (error) {
      change(isAnswer(error) ? 0 : now() + pauseMs, error)
      throw error
    } finally {
      if (isTrial) trying = false
    }
  }

  return { request, isAway: () => awayUntil > 0 }
}

/** Batches that Redis refused as a whole are thrown by this name. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && error.name === 'UpstashError'
}

function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`Redis gave no answer in ${timeoutMs} ms.`))
    // After a stall of our own the answer may be waiting in the socket: let it be read before we give up.
    timer = setTimeout(() => setImmediate(fail), timeoutMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
