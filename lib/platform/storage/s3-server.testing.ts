// A small S3 for tests: put, get by range, head, delete and uploads in parts, and every request has to be signed (SigV4).
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Stored = { bytes: Buffer; mime: string }
export type S3Server = {
  endpoint: string
  /** How many parts were put by an address that carries its signature. */
  presignedParts(): number
  /** Uploads in parts that were begun and neither completed nor given up. */
  openUploads(): number
  /** The next part is refused with 503. */
  failNextPart(): void
  close(): Promise<void>
}

export const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' }

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Stored>()
  const begun = new Map<string, { mime: string; parts: Map<number, Buffer> }>()
  let presigned = 0
  let failing = false

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bytesOf(req)
    const url = new URL(req.url ?? '/', `http://${req.headers.host}`)
    if (!isSigned(req, url, body)) return xml(res, 403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const key = decodeURIComponent(url.pathname)
    const uploadId = url.searchParams.get('uploadId') ?? ''
    const upload = begun.get(uploadId)
    const mime = req.headers['content-type'] ?? 'application/octet-stream'
    if (req.method === 'POST' && url.searchParams.has('uploads')) {
      const id = randomUUID()
      begun.set(id, { mime, parts: new Map() })
      return xml(res, 200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (req.method === 'PUT' && upload) {
      if (failing) {
        failing = false
        return xml(res, 503, '<Error><Code>SlowDown</Code></Error>')
      }
      if (url.searchParams.has('X-Amz-Signature')) presigned += 1
      upload.parts.set(Number(url.searchParams.get('partNumber')), body)
      return void res.writeHead(200, { etag: etagOf(body) }).end()
    }
    if (req.method === 'POST' && upload) {
      const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part)
      objects.set(key, { bytes: Buffer.concat(parts), mime: upload.mime })
      begun.delete(uploadId)
      return xml(res, 200, '<CompleteMultipartUploadResult><ETag>"done"</ETag></CompleteMultipartUploadResult>')
    }
    if (req.method === 'DELETE') {
      if (upload) begun.delete(uploadId)
      else objects.delete(key)
      return void res.writeHead(204).end()
    }
    if (req.method === 'PUT') {
      objects.set(key, { bytes: body, mime })
      return void res.writeHead(200, { etag: etagOf(body) }).end()
    }
    give(req, res, objects.get(key))
  }

  const server = createServer((req, res) => void answer(req, res).catch(() => res.writeHead(500).end()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    presignedParts: () => presigned,
    openUploads: () => begun.size,
    failNextPart: () => {
      failing = true
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function give(req: IncomingMessage, res: ServerResponse, found: Stored | undefined): void {
  if (!found) {
    xml(res, 404, req.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>')
    return
  }
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? []
  const bytes = from === undefined ? found.bytes : found.bytes.subarray(Number(from), Number(to) + 1)
  const headers = {
    'content-length': bytes.length,
    'content-type': found.mime,
    'last-modified': new Date().toUTCString(),
  }
  res.writeHead(from === undefined ? 200 : 206, headers)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

function xml(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'application/xml' }).end(text)
}

async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** Signature Version 4, in the header or in the address, against the one key that this server knows. */
function isSigned(req: IncomingMessage, url: URL, body: Buffer): boolean {
  const inAddress = url.searchParams.get('X-Amz-Signature')
  const header = req.headers.authorization ?? ''
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header)?.[1] ?? ''
  const query = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? ''
  const [credential, signedHeaders, signature, date] = inAddress
    ? [query('Credential'), query('SignedHeaders'), inAddress, query('Date')]
    : [part('Credential'), part('SignedHeaders'), part('Signature'), String(req.headers['x-amz-date'] ?? '')]
  const [key = '', ...scope] = credential.split('/')
  const [day = '', region = '', service = ''] = scope
  const payload = inAddress ? 'UNSIGNED-PAYLOAD' : String(req.headers['x-amz-content-sha256'] ?? '')
  if (key !== CREDENTIALS.accessKeyId || (/^[0-9a-f]{64}$/.test(payload) && payload !== sha256(body))) return false
  const request = [
    req.method,
    url.pathname,
    canonicalQuery(url.searchParams),
    ...signedHeaders.split(';').map(name => `${name}:${String(req.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    payload,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(request)].join('\n')
  const secret = hmac(hmac(hmac(hmac(`AWS4${CREDENTIALS.secretAccessKey}`, day), region), service), 'aws4_request')
  return hmac(secret, toSign).toString('hex') === signature
}

function canonicalQuery(params: URLSearchParams): string {
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return [...params]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
}
