// Storage in a bucket of S3 or of anything that speaks its protocol; large files go up in parts by presigned addresses.
import type { S3Client } from '@aws-sdk/client-s3'
import { checkedKey, missingFile } from './key'
import type { ByteRange, Storage } from './port'

export type S3Settings = {
  bucket: string
  region: string
  /** Unset for AWS itself. */
  endpoint?: string | undefined
  /** Unset: as the machine knows them (roles, profiles). */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined
}

/** S3 takes parts of at least 5 MiB, and 10,000 of them. */
const PART_BYTES = 8 * 1024 * 1024
const PRESIGNED_SECONDS = 3600

export function s3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket } = settings
  let opened: Promise<Sdk> | undefined
  const sdk = () => {
    opened ??= open(settings)
    return opened
  }

  return {
    async put(key, data, { mime }) {
      const Key = checkedKey(key)
      const { client, s3 } = await sdk()
      const parts = inParts(data instanceof Uint8Array ? [data] : data)
      const first = await parts.next()
      const only = first.value ?? new Uint8Array()
      if (first.done || only.byteLength < PART_BYTES) {
        await client.send(new s3.PutObjectCommand({ Bucket, Key, Body: only, ContentType: mime }))
        return { sizeBytes: only.byteLength }
      }
      return { sizeBytes: await putInParts(await sdk(), { Bucket, Key }, mime, only, parts) }
    },

    async stat(key) {
      const { client, s3 } = await sdk()
      const head = await client.send(new s3.HeadObjectCommand({ Bucket, Key: checkedKey(key) })).catch(unlessMissing)
      return head && { sizeBytes: head.ContentLength ?? 0, modifiedAt: head.LastModified ?? new Date(0) }
    },

    async exists(key) {
      return (await this.stat(key)) !== undefined
    },

    async read(key, range) {
      const found = await this.stat(key)
      if (!found) throw missingFile()
      return lazily(async () => {
        const { client, s3 } = await sdk()
        const got = await client.send(new s3.GetObjectCommand({ Bucket, Key: key, ...(range && rangeOf(range)) }))
        return got.Body?.transformToWebStream() as ReadableStream<Uint8Array<ArrayBuffer>> | undefined
      })
    },

    async delete(key) {
      const { client, s3 } = await sdk()
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: checkedKey(key) })).catch(unlessMissing)
    },
  }
}

type Sdk = { client: S3Client; s3: typeof import('@aws-sdk/client-s3') }

/** The SDK is large, so that only who uses a bucket loads it. */
async function open({ region, endpoint, credentials }: S3Settings): Promise<Sdk> {
  const s3 = await import('@aws-sdk/client-s3')
  const client = new s3.S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // Checksums that AWS adds by itself are refused by many who speak its protocol.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return { client, s3 }
}

/** All parts or nothing: what was begun is given up when one fails. */
async function putInParts(
  { client, s3 }: Sdk,
  at: { Bucket: string; Key: string },
  mime: string,
  first: Uint8Array<ArrayBuffer>,
  rest: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<number> {
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner')
  const { UploadId } = await client.send(new s3.CreateMultipartUploadCommand({ ...at, ContentType: mime }))
  const parts: { ETag: string; PartNumber: number }[] = []
  let sizeBytes = 0
  const send = async (body: Uint8Array<ArrayBuffer>) => {
    const PartNumber = parts.length + 1
    const command = new s3.UploadPartCommand({ ...at, UploadId, PartNumber })
    const url = await getSignedUrl(client, command, { expiresIn: PRESIGNED_SECONDS })
    const reply = await fetch(url, { method: 'PUT', body })
    const ETag = reply.headers.get('etag')
    if (!reply.ok || !ETag) throw new Error(`the store refused part ${PartNumber} with ${reply.status}`)
    parts.push({ ETag, PartNumber })
    sizeBytes += body.byteLength
  }
  try {
    await send(first)
    for await (const part of rest) await send(part)
    const MultipartUpload = { Parts: parts }
    await client.send(new s3.CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }))
    return sizeBytes
  } catch (error) {
    await client.send(new s3.AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => {})
    throw error
  }
}

/** The same bytes in pieces of exactly one part, and what is left. */
async function* inParts(
  data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of data)
    for (let from = 0; from < chunk.byteLength; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - size)
      waiting.push(piece)
      size += piece.byteLength
      from += piece.byteLength
      if (size < PART_BYTES) continue
      yield new Uint8Array(Buffer.concat(waiting))
      waiting = []
      size = 0
    }
  if (size > 0) yield new Uint8Array(Buffer.concat(waiting))
}

/** Asks for the bytes at the first pull, so that a stream nobody reads holds no connection. */
function lazily(
  open: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        reader ??= (await open())?.getReader()
        const next = await reader?.read()
        if (next?.value) controller.enqueue(next.value)
        else controller.close()
      },
      async cancel(reason) {
        await reader?.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}

function rangeOf({ start, end }: ByteRange): { Range: string } {
  return { Range: `bytes=${start}-${end}` }
}

function unlessMissing(error: { name?: string; $metadata?: { httpStatusCode?: number } }): undefined {
  if (error.name === 'NotFound' || error.name === 'NoSuchKey' || error.$metadata?.httpStatusCode === 404)
    return undefined
  throw error
}
