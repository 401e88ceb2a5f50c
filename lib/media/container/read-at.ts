// Reads parts of a stored file, so that a container's header is found without loading the film.
import { storage } from '@/lib/platform/storage'

export type ReadAt = { sizeBytes: number; at(offset: number, length: number): Promise<Buffer> }

/** Reads shorter than asked at the end of the file. */
export function readAt(storageKey: string, sizeBytes: number): ReadAt {
  return {
    sizeBytes,
    async at(offset, length) {
      const end = Math.min(offset + length, sizeBytes) - 1
      if (end < offset) return Buffer.alloc(0)
      const chunks: Uint8Array[] = []
      for await (const chunk of await storage().read(storageKey, { start: offset, end })) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}

/** What a film says of itself; null where it does not. */
export type Film = { durationSeconds: number | null; width: number | null; height: number | null }
