// One file as the body of a request: bare bytes or the first file of a form, bounded while it is read.
import 'server-only'
import { DomainError, invalid } from '@/lib/core/errors'
import { boundedBytes } from './body'

/** Throws `payload_too_large` as soon as it is, `invalid` where there is no file, `malformed_request` for a broken form. */
export async function fileBody(
  request: Request,
  maxBytes: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; filename: string }> {
  const type = request.headers.get('content-type') ?? ''
  const isForm = type.toLowerCase().startsWith('multipart/form-data')
  const bytes = await bounded(request, maxBytes + (isForm ? FORM_BYTES : 0))
  if (!isForm) return { bytes, filename: nameIn(request.headers.get('content-disposition')) }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(cause => {
    throw new DomainError('malformed_request', 'That form could not be read.', { cause })
  })
  for (const value of form.values())
    if (value instanceof File)
      return { bytes: new Uint8Array(await value.arrayBuffer()), filename: value.name || UNNAMED }
  throw invalid('file', 'There is no file in that form.')
}

/** What the frame of a form may add to its file. */
const FORM_BYTES = 64 * 1024
const UNNAMED = 'picture'

async function bounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const refusal = () =>
    new DomainError('payload_too_large', `That is more than ${Math.floor(maxBytes / 1024 ** 2)} MB. Please send less.`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw refusal()
  return boundedBytes(request, maxBytes, refusal)
}

/** The name that `Content-Disposition` gives, as `filename*` or `filename`. */
function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  try {
    if (encoded) return decodeURIComponent(encoded)
  } catch {
    return UNNAMED
  }
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? UNNAMED
}
