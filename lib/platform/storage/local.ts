// Storage in a folder of this machine: written aside, synced, then renamed into place, so that no reader sees a half.
import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { checkedKey, missingFile } from './key'
import type { ByteRange, Storage } from './port'

const CHUNK_BYTES = 64 * 1024

/** A store in `folder`, which is made when it is first written. Unfinished writes stay in `.incoming` until removed. */
export function localStorage(folder: string): Storage {
  const at = (key: string) => path.join(folder, checkedKey(key))

  return {
    async put(key, data) {
      const target = at(key)
      const draft = path.join(folder, '.incoming', randomBytes(12).toString('hex'))
      await mkdir(path.dirname(draft), { recursive: true })
      try {
        const sizeBytes = await writeSynced(draft, data)
        await mkdir(path.dirname(target), { recursive: true })
        await rename(draft, target)
        await syncFolder(path.dirname(target))
        return { sizeBytes }
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },

    async stat(key) {
      const found = await stat(at(key)).catch(unlessMissing)
      return found?.isFile() ? { sizeBytes: found.size, modifiedAt: found.mtime } : undefined
    },

    async exists(key) {
      return (await this.stat(key)) !== undefined
    },

    async read(key, range) {
      const found = await this.stat(key)
      if (!found) throw missingFile()
      return fileStream(at(key), range ?? { start: 0, end: found.sizeBytes - 1 })
    },

    async delete(key) {
      await rm(at(key), { force: true })
    },
  }
}

async function writeSynced(file: string, data: AsyncIterable<Uint8Array> | Uint8Array): Promise<number> {
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of data instanceof Uint8Array ? [data] : data) await handle.writeFile(chunk)
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

/** Makes the rename itself durable, where the system can sync folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Opens the file at the first pull and never reads ahead, so that a stream nobody reads holds nothing open. */
function fileStream(file: string, { start, end }: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined
  let at = start
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          handle ??= await open(file, 'r')
          const size = Math.min(CHUNK_BYTES, end + 1 - at)
          const { bytesRead, buffer } =
            size > 0 ? await handle.read(new Uint8Array(size), 0, size, at) : { bytesRead: 0, buffer: new Uint8Array() }
          at += bytesRead
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
          if (bytesRead > 0 && at <= end) return
          await handle.close()
          controller.close()
        } catch (error) {
          await handle?.close().catch(() => {})
          throw error
        }
      },
      async cancel() {
        await handle?.close()
      },
    },
    { highWaterMark: 0 },
  )
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
