// The body of a request, bounded while it is read: 413, 415 and 400 are decided here.
import { DomainError } from '@/lib/core/errors'

const MAX_BYTES = 1024 * 1024

/** Refuses by its announced length what nobody will read; throws `payload_too_large`. */
export function assertSmall(request: { headers: Headers }): void {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge()
}

/** Reads and parses a JSON body of at most 1 MiB. An empty body is `undefined`. */
export async function jsonBody(request: Request): Promise<unknown> {
  const bytes = await smallBytes(request)
  if (bytes.byteLength === 0) return undefined
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/json' && !/^application\/[\w.+-]+\+json$/.test(type)) {
    throw new DomainError('unsupported_media_type', 'Please send JSON, with Content-Type: application/json.')
  }
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (coding !== 'identity') {
    throw new DomainError('unsupported_media_type', 'Please send the JSON as it is, without Content-Encoding.')
  }
  try {
    return JSON.parse(text(bytes))
  } catch (cause) {
    throw new DomainError('malformed_json', 'That is not valid JSON in UTF-8.', { cause })
  }
}

/** What is no UTF-8 is refused: put right in silence, it would be kept as something that nobody sent. */
function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** The text of a body. Throws `payload_too_large` over 1 MiB. */
export async function boundedText(request: Request): Promise<string> {
  return new TextDecoder().decode(await smallBytes(request))
}

async function smallBytes(request: Request): Promise<Uint8Array> {
  assertSmall(request)
  // With a length that is small already, Node.js reads no more than that.
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer())
  return boundedBytes(request, MAX_BYTES, tooLarge)
}

/** The bytes of a body; throws `tooMany()` as soon as there are more than `maxBytes`. */
export async function boundedBytes(
  request: Request,
  maxBytes: number,
  tooMany: () => DomainError,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength
    chunks.push(part.value)
    if (size <= maxBytes) continue
    void letPass(part)
    throw tooMany()
  }
  return new Uint8Array(Buffer.concat(chunks))

  /** Cancelling would close the connection under a client that is still sending, and has not read why. The server ends what takes long. */
  async function letPass(part: { done: boolean } | undefined): Promise<void> {
    for (let rest = part; rest?.done === false; ) rest = await reader?.read().catch(() => undefined)
  }
}

function tooLarge(): DomainError {
  return new DomainError('payload_too_large', 'That is more than 1 MiB of JSON. Please send less at once.')
}
