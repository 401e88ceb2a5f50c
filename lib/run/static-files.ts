// Scripts and styles of the build in Brotli, compressed once while building: a sixth smaller than what Next.js compresses on the fly.
import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const FOLDER = '.next/static'
const URL_PREFIX = '/_next/static/'
const TYPES: Record<string, string> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}

/** What a worker that begins here may load, and a page that says that something is missing. */
const OWN = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** Writes a `.br` beside each script and style of the build. */
export async function compressStatic(): Promise<void> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(file => path.extname(file) in TYPES)
  const compress = promisify(brotliCompress)
  await Promise.all(
    files.map(async file => {
      const full = path.join(FOLDER, file)
      await writeFile(`${full}.br`, await compress(await readFile(full)))
    }),
  )
}

/** Answers requests for what compressStatic() wrote from clients that take it; the rest is for Next.js. */
export function staticFiles(): (req: IncomingMessage, res: ServerResponse) => boolean {
  const known = new Map<string, Promise<Buffer>>()
  const all = existsSync(FOLDER) ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }) : []
  const compressed = new Set(all.map(file => file.replaceAll(path.sep, '/')).filter(file => file.endsWith('.br')))

  return (req, res) => {
    const pathname = (req.url ?? '').split('?')[0] ?? ''
    if (!pathname.startsWith(URL_PREFIX)) return false
    res.setHeader('content-security-policy', OWN) // the gate does not see these
    if (req.method !== 'GET') return false
    const file = pathname.slice(URL_PREFIX.length)
    if (!compressed.has(`${file}.br`) || !/\bbr\b/.test(String(req.headers['accept-encoding'] ?? ''))) return false
    const bytes = known.get(file) ?? readFile(path.join(FOLDER, `${file}.br`))
    known.set(file, bytes)
    const headers = {
      'content-type': TYPES[path.extname(file)] ?? '',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    }
    bytes.then(
      found => res.writeHead(200, { ...headers, 'content-length': found.length }).end(found),
      () => res.writeHead(404).end(),
    )
    return true
  }
}
