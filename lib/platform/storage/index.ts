// The storage port: bytes under keys, such as uploads and their variants; who may read them is decided above it.
import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'
import { localStorage } from './local'
import { memoryStorage } from './memory'
import type { Storage } from './port'
import { s3Storage } from './s3'

const STORAGE = Symbol.for('cairn.storage')
type Holder = typeof globalThis & { [STORAGE]?: Storage }

/** Where this process keeps its files: a bucket where S3_BUCKET names one, else `<dataDir>/storage`; memory under vitest. */
export function storage(): Storage {
  const holder = globalThis as Holder
  holder[STORAGE] ??= chosen()
  return holder[STORAGE]
}

function chosen(): Storage {
  const { NODE_ENV, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, dataDir } = env()
  if (NODE_ENV === 'test') return memoryStorage()
  if (!S3_BUCKET) return localStorage(path.join(dataDir, 'storage'))
  const credentials =
    S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : undefined
  return s3Storage({ bucket: S3_BUCKET, region: S3_REGION, endpoint: S3_ENDPOINT, credentials })
}
