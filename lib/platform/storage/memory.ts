// Storage's memory twin: the same promises without a disk.

import { checkedKey, missingFile } from './key'
import type { Storage } from './port'

export function memoryStorage(): Storage {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; modifiedAt: Date }>()
  return {
    async put(key, data) {
      checkedKey(key)
      const chunks: Uint8Array[] = []
      for await (const chunk of data instanceof Uint8Array ? [data] : data) chunks.push(chunk)
      const bytes = new Uint8Array(Buffer.concat(chunks))
      files.set(key, { bytes, modifiedAt: new Date() })
      return { sizeBytes: bytes.byteLength }
    },
    async stat(key) {
      const file = files.get(checkedKey(key))
      return file && { sizeBytes: file.bytes.byteLength, modifiedAt: file.modifiedAt }
    },
    async exists(key) {
      return files.has(checkedKey(key))
    },
    async read(key, range) {
      const file = files.get(checkedKey(key))
      if (!file) throw missingFile()
      return new Blob([range ? file.bytes.subarray(range.start, range.end + 1) : file.bytes]).stream()
    },
    async delete(key) {
      files.delete(checkedKey(key))
    },
  }
}
