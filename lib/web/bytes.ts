// Bytes over HTTP: whole, or one range of them (RFC 9110, 14), with validators and headers that keep them inert.
import 'server-only'
import { DomainError } from '@/lib/core/errors'
import { problem } from './problem'
import { INERT } from './protection'

type Range = { start: number; end: number }
type Bytes = {
  mime: string
  sizeBytes: number
  version: string
  filename: string
  isPublic: boolean
  /** To be saved, not shown. */
  isDownload?: boolean
  open(range?: Range): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** Answers GET and HEAD: 200, 206, 304 or 416. Public bytes never change under their address and may be kept for ever. */
export async function bytesResponse(request: Request, bytes: Bytes): Promise<Response> {
  const etag = `"${bytes.version}"`
  const headers = new Headers({
    'content-type': bytes.mime,
    'accept-ranges': 'bytes',
    etag,
    'cache-control': bytes.isPublic ? 'public, max-age=31536000, immutable' : 'private, max-age=600',
    'content-disposition': `${bytes.isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(bytes.filename).replace(/['()*]/g, escaped)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': INERT,
    'cross-origin-resource-policy': 'same-origin',
  })
  if (!bytes.isPublic) headers.set('vary', 'Authorization, Cookie')
  const seen = request.headers.get('if-none-match')
  if (seen && (seen.trim() === '*' || seen.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)))
    return new Response(null, { status: 304, headers })

  headers.set('content-length', String(bytes.sizeBytes))
  if (request.method === 'HEAD') return new Response(null, { headers })
  const range = wantedRange(request.headers, etag, bytes.sizeBytes)
  if (range === 'none') return notSatisfiable(request, bytes.sizeBytes)
  if (!range) return new Response(await bytes.open(), { headers })
  headers.set('content-length', String(range.end - range.start + 1))
  headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes.sizeBytes}`)
  return new Response(await bytes.open(range), { status: 206, headers })
}

/** One range that the client asked for; undefined for the whole, also when it asked for several or in another way. */
export function wantedRange(headers: Headers, etag: string, sizeBytes: number): Range | 'none' | undefined {
  const condition = headers.get('if-range')
  if (condition !== null && condition.trim() !== etag) return undefined
  const [, from, to] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(headers.get('range') ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes)
    return length === 0 ? 'none' : { start: sizeBytes - length, end: sizeBytes - 1 }
  }
  const start = Number(from)
  const end = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (to !== '' && Number(to) < start) return undefined
  return start >= sizeBytes ? 'none' : { start, end }
}

function notSatisfiable(request: Request, sizeBytes: number): Response {
  const refused = problem(new DomainError('range_not_satisfiable', 'That part of the file does not exist.'), request)
  refused.headers.set('content-range', `bytes */${sizeBytes}`)
  return refused
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
