// How much a form may bring: what is too large is refused in words, and never gets as far as whoever parses it.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** Files go by the API. */
const MAX_BYTES = 1024 * 1024
const LINGER_MS = 10_000

/** Hands on requests whose body is at most 1 MiB; one that tells no length waits here until it is whole. */
export function smallForms(pages: RequestListener): RequestListener {
  return (req, res) => {
    if (Number(req.headers['content-length'] ?? 0) > MAX_BYTES) return refuse(req, res)
    if (req.headers['transfer-encoding'] === undefined) return pages(req, res)
    gather(req, isSmall => (isSmall ? pages(req, res) : refuse(req, res)))
  }
}

/** Holds back what the parser of HTTP hands over, and gives it on as a whole; of what is too large nothing. */
function gather(req: IncomingMessage, done: (isSmall: boolean) => void): void {
  const push = req.push.bind(req)
  const chunks: unknown[] = []
  let size = 0
  req.push = chunk => {
    if (chunk !== null) {
      const was = size
      size += chunk.length
      if (size <= MAX_BYTES) chunks.push(chunk)
      else if (was <= MAX_BYTES) done(false)
      return true
    }
    if (size > MAX_BYTES) return push(null)
    req.push = push
    for (const each of chunks) push(each)
    push(null)
    done(true)
    return true
  }
}

/**
 * Whoever still sends would be cut off by a connection that closes at once, and never read the answer (RFC 9112, 9.6): so the rest is
 * read and dropped first, for a while.
 */
function refuse(req: IncomingMessage, res: ServerResponse): void {
  const text = 'That is more than a form may send at once (1 MB). What you typed is still in the page you came from.'
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  res.writeHead(413, { ...headers, 'content-length': Buffer.byteLength(text) }).write(text)
  const timer = setTimeout(() => res.end(), LINGER_MS).unref()
  req.once('close', () => clearTimeout(timer))
  req.once('end', () => res.end())
  req.resume()
}
