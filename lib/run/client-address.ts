// The client's address: the socket's, unless trusted proxies stand in front.
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'

/** With n trusted proxies, the n-th entry of X-Forwarded-For from the right was written by the outermost of them. */
export function clientAddress(req: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const socket = req.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown'
  const hops = env().TRUSTED_PROXIES
  if (hops === 0) return socket
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  return forwarded.at(-hops) ?? socket
}
