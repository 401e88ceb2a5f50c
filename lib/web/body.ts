// The JSON body of a request, bounded while it is read: 413, 415 and 400 are decided here.
import { DomainError } from '@/lib/core/errors'

const MAX_BYTES = 1024 * 1024

/** Refuses by its announced length what nobody will read; throws `payload_too_large`. */
export function assertSmall(request: { headers: Headers }): void {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge()
}

/** Reads and parses a JSON body of at most 1 MiB. An empty body is `undefined`. */
export async function jsonBody(request: Request): Promise<unknown> {
  const text = await boundedText(request)
  if (text === '') return undefined
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/json' && !/^application\/[\w.+-]+\+json$/.test(type)) {
    throw new DomainError('unsupported_media_type', 'Please send JSON, with Content-Type: application/json.')
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DomainError('malformed_json', 'That is not valid JSON.', { cause })
  }
}

/** The text of a body. Throws `payload_too_large` over 1 MiB. */
export async function boundedText(request: Request): Promise<string> {
  assertSmall(request)
  if (request.headers.has('content-length')) {
    const text = await request.text()
    if (Buffer.byteLength(text) > MAX_BYTES) throw tooLarge()
    return text
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(): DomainError {
  return new DomainError('payload_too_large', 'That is more than 1 MiB of JSON. Please send less at once.')
}
