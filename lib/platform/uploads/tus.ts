// Uploads by @tus/server into a folder of this machine: one file for the bytes, one beside it for what tus knows of it.
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { Server, Upload } from '@tus/server'
import { DomainError } from '@/lib/core/errors'
import { checkedId } from './id'
import type { Uploads } from './port'

export const UPLOADS_PATH = '/api/v1/uploads'
const FULL = 'There is no room left on the server. What has arrived is kept; you can go on once there is room again.'

/** `maxBytes` is only told to clients that ask; the caller refuses what is too large. */
export function tusUploads(folder: string, maxBytes: number): Uploads {
  mkdirSync(folder, { recursive: true })
  const store = new RoomyStore({ directory: folder })
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: store,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: () => false,
  })
  const at = (id: string) => path.join(folder, checkedId(id))

  return {
    async create(id, sizeBytes) {
      try {
        await store.create(new Upload({ id: checkedId(id), size: sizeBytes, offset: 0 }))
      } catch (error) {
        await this.remove(id)
        throw isFull(error) ? new DomainError('storage_full', FULL, { cause: error }) : error
      }
    },
    async arrived(id) {
      const upload = await store.getUpload(checkedId(id)).catch(() => undefined)
      return upload && { offset: upload.offset, sizeBytes: upload.size ?? 0 }
    },
    answer: request => server.handleWeb(request),
    open: id => createReadStream(at(id)),
    path: at,
    async remove(id) {
      await rm(at(id), { force: true })
      await rm(`${at(id)}.json`, { force: true })
    },
  }
}

/** The file store, but one that says when the disk is full instead of failing without a word. */
class RoomyStore extends FileStore {
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = path.join(this.directory, checkedId(id))
    try {
      await pipeline(readable, createWriteStream(file, { flags: 'r+', start: offset }))
    } catch (error) {
      // tus answers with the status and body of what is thrown.
      if (isFull(error)) throw Object.assign(new Error(FULL, { cause: error }), { status_code: 507, body: FULL })
      throw error
    }
    return (await stat(file)).size
  }
}

/** No room on the disk, or none left of what this account may use of it. */
export function isFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'ENOSPC' || code === 'EDQUOT'
}
