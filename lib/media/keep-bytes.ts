// Puts bytes into the store under the hash of what they are, so that the same bytes are kept once.
import { createHash } from 'node:crypto'
import { storage } from '@/lib/platform/storage'

export type Kept = { storageKey: string; sizeBytes: number; sha256: string }
/** Bytes that can be read from their beginning more than once. */
export type Opens = () => Promise<AsyncIterable<Uint8Array>>

/** Rows refer to these keys; bytes that no row refers to (an import that failed) are harmless and found by the next one. */
export async function keepBytes(bytes: Uint8Array | Opens, mime: string): Promise<Kept> {
  const open: Opens = bytes instanceof Uint8Array ? async () => pieces(bytes) : bytes
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of await open()) {
    hash.update(chunk)
    sizeBytes += chunk.byteLength
  }
  const sha256 = hash.digest('hex')
  const storageKey = `media/${sha256.slice(0, 2)}/${sha256}`
  if (!(await storage().exists(storageKey))) await storage().put(storageKey, await open(), { mime })
  return { storageKey, sizeBytes, sha256 }
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
