// The tus protocol at our doors: what a creation says in its headers, and tus' refusals as problem documents.
import 'server-only'
import { DomainError, type Reason } from '@/lib/core/errors'
import { UPLOADS_PATH, uploads } from '@/lib/platform/uploads'
import { problem } from './problem'

const VERSION = { 'tus-resumable': '1.0.0' }
const MAX_METADATA = 4000

/**
 * The fields of a creation: those of `Upload-Metadata` and `sizeBytes` from `Upload-Length`. Throws `precondition_failed` for another
 * version of tus, `malformed_request` for headers that cannot be read.
 */
export function creationFields(headers: Headers): Record<string, unknown> {
  assertVersion(headers)
  const length = headers.get('upload-length') ?? ''
  if (!/^\d{1,15}$/.test(length))
    throw new DomainError('malformed_request', 'Please say in Upload-Length how many bytes will come.')
  return { ...metadata(headers.get('upload-metadata') ?? ''), sizeBytes: Number(length) }
}

/** The headers of a creation's reply. */
export function createdAt(id: string): Record<string, string> {
  return { ...VERSION, location: `${UPLOADS_PATH}/${id}`, 'cache-control': 'no-store' }
}

/** Lets tus answer HEAD, PATCH or OPTIONS. */
export async function answerTus(request: Request): Promise<Response> {
  const reply = await uploads().answer(request)
  if (reply.status < 400) return reply
  const said = (await reply.text()).trim()
  const [reason, message] = REFUSALS[reply.status] ?? (['unavailable', TRY_AGAIN] as const)
  const refused = problem(new DomainError(reason, reply.status === 507 ? said : message), request)
  for (const [name, value] of Object.entries(VERSION)) refused.headers.set(name, value)
  return refused
}

const TRY_AGAIN = 'The file could not be received just now. What has arrived is kept; please go on in a moment.'
const HEADERS_WRONG = 'The headers of this request do not fit the tus protocol (Upload-Offset, Content-Type).'
const REFUSALS: Record<number, readonly [Reason, string]> = {
  400: ['malformed_request', 'The request was cut off, or its headers do not fit the tus protocol.'],
  403: ['malformed_request', HEADERS_WRONG],
  404: ['not_found', 'We could not find that upload.'],
  409: ['conflict', 'More, or less, of the file is here than that. Ask by HEAD how much, and go on from there.'],
  410: ['not_found', 'That upload is not here any more. Please begin it again.'],
  412: ['precondition_failed', 'Please speak version 1.0.0 of the tus protocol (Tus-Resumable: 1.0.0).'],
  413: ['payload_too_large', 'These are more bytes than were announced for this file.'],
  415: ['unsupported_media_type', 'Please send bytes as application/offset+octet-stream.'],
  423: ['conflict', 'Another request is sending the same file just now.'],
  507: ['storage_full', ''],
}

function assertVersion(headers: Headers): void {
  if (headers.get('tus-resumable') === VERSION['tus-resumable']) return
  throw new DomainError('precondition_failed', REFUSALS[412]?.[1] ?? '')
}

/** `key base64,key base64`, as tus says it; a key without a value is left out. */
function metadata(header: string): Record<string, string> {
  if (header.length > MAX_METADATA) throw new DomainError('malformed_request', 'Upload-Metadata is too long.')
  const pairs = header.split(',').flatMap(pair => {
    const [key, value] = pair.trim().split(' ')
    return key && value ? [[key, Buffer.from(value, 'base64').toString('utf8')] as const] : []
  })
  return Object.fromEntries(pairs)
}
