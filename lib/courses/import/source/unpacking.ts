// Counts what an archive unpacks to and decides, entry by entry, what is written to the temporary folder.
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bytesInWords, type ImportLimits } from '../limits'
import type { ReportEntry } from '../plan'
import { refusal } from '../refusal'
import { safeEntryName } from './entry-name'
import { fileKind, isJunk, sizeLimit } from './file-kinds'

export type EntryType = 'file' | 'folder' | 'link' | 'device'

export class Unpacking {
  readonly leftOut: ReportEntry[] = []
  private entries = 0
  private unpackedBytes = 0

  constructor(
    private readonly folder: string,
    private readonly limits: ImportLimits,
    /** Packed bytes read so far (a stream), or in all (a file that is read at will). */
    private readonly packedBytes: () => number,
  ) {}

  /** The path to write the entry to, or null where it is skipped. Throws where the whole archive is refused. */
  admit(name: string, type: EntryType, sizeBytes: number): string | null {
    this.entries += 1
    if (this.entries > this.limits.entries) {
      throw refusal(`The archive holds more than ${this.limits.entries.toLocaleString('en-US')} files and folders.`)
    }
    const path = safeEntryName(name, this.limits)
    if (path === '' || type === 'folder' || isJunk(path)) return null
    if (type === 'link')
      throw refusal(`The archive holds a link (${path}). Links are refused: replace it by the file itself.`)
    if (type === 'device') throw refusal(`The archive holds something that is neither a file nor a folder (${path}).`)
    const kind = fileKind(path)
    if (kind === 'other') {
      this.leftOut.push({ path, what: 'File left out', reason: 'Lessons cannot use files of this kind.' })
      return null
    }
    const limit = sizeLimit(kind, this.limits)
    if (sizeBytes > limit) {
      this.leftOut.push({ path, what: 'File left out', reason: `It is larger than ${bytesInWords(limit)}.` })
      return null
    }
    return path
  }

  /** Writes one admitted entry below the temporary folder. The caller counts (`counter`), where its bytes are first seen. */
  async write(path: string, contents: Readable): Promise<void> {
    const target = join(this.folder, path)
    try {
      await mkdir(dirname(target), { recursive: true })
      await pipeline(contents, createWriteStream(target))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'EEXIST') {
        throw refusal(`The archive uses ${path} as a file and as a folder at once.`, error)
      }
      throw error
    }
  }

  /** A stream that passes on what it counts and breaks once the limits are passed. */
  counter(): Transform {
    return watching(chunk => this.count(chunk.length))
  }

  private count(bytes: number): void {
    this.unpackedBytes += bytes
    if (this.unpackedBytes > this.limits.totalBytes) {
      throw refusal(`The archive unpacks to more than ${bytesInWords(this.limits.totalBytes)}.`)
    }
    const tooDense = this.unpackedBytes > this.limits.ratio * Math.max(1, this.packedBytes())
    if (this.unpackedBytes > this.limits.ratioFloorBytes && tooDense) {
      throw refusal(
        'The archive unpacks to far more than it holds, as a decompression bomb does. Nothing was imported.',
      )
    }
  }
}

/** A stream that shows each chunk to `look` and ends with what `look` throws. */
export function watching(look: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        look(chunk)
        done(null, chunk)
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}
