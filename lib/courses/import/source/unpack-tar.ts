// Unpacks a .tar, .tar.gz or .tgz into a folder as one stream, within limits.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, type Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Parser, type ReadEntry } from 'tar'
import { isDomainError } from '@/lib/core/errors'
import type { ImportLimits } from '../limits'
import type { ReportEntry } from '../plan'
import { refusal } from '../refusal'
import { type EntryType, Unpacking, watching } from './unpacking'

const TYPES: Record<string, EntryType> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  GNUDumpDir: 'folder',
  Link: 'link',
  SymbolicLink: 'link',
}

export async function unpackTar(archive: string, folder: string, limits: ImportLimits): Promise<ReportEntry[]> {
  let packedBytes = 0
  const unpacking = new Unpacking(folder, limits, () => packedBytes)
  const reading = new TarReading(unpacking)
  const packed = watching(chunk => {
    packedBytes += chunk.length
  })
  try {
    const source = createReadStream(archive)
    const unpacked = [unpacking.counter(), oncePacked(), reading.sink()]
    await pipeline([source, packed, ...((await isGzip(archive)) ? [createGunzip()] : []), ...unpacked])
    await reading.finished()
  } catch (error) {
    if (isDomainError(error)) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw refusal(`The archive could not be read as a .tar or .tar.gz file: ${message}`, error)
  }
  return unpacking.leftOut
}

/** Feeds the parser, waits for each entry to be written before more is read, and keeps the first error. */
class TarReading {
  private readonly parser: Parser
  private error: unknown = null
  private writing: Promise<void> = Promise.resolve()

  constructor(private readonly unpacking: Unpacking) {
    this.parser = new Parser({ strict: true, onReadEntry: entry => this.take(entry) })
    this.parser.on('error', error => this.fail(error))
    this.parser.on('ignoredEntry', (entry: ReadEntry) => this.admit(entry))
  }

  sink(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (this.error !== null) return done(asError(this.error))
        const mayGoOn = this.parser.write(chunk)
        if (this.error !== null) return done(asError(this.error))
        if (mayGoOn) return done()
        let settled = false
        const settle = () => {
          if (settled) return
          settled = true
          this.parser.off('drain', settle)
          this.parser.off('error', settle)
          done(this.error === null ? null : asError(this.error))
        }
        this.parser.once('drain', settle)
        this.parser.once('error', settle)
      },
      final: done => {
        this.parser.once('end', () => done(this.error === null ? null : asError(this.error)))
        this.parser.once('error', error => done(asError(error)))
        this.parser.end()
      },
    })
  }

  async finished(): Promise<void> {
    await this.writing
    if (this.error !== null) throw this.error
  }

  private take(entry: ReadEntry): void {
    const path = this.admit(entry)
    if (path === null) {
      entry.resume()
      return
    }
    this.writing = this.writing.then(() =>
      this.unpacking.write(path, Readable.from(entry)).catch(error => this.fail(error)),
    )
  }

  private admit(entry: ReadEntry): string | null {
    if (this.error !== null) return null
    try {
      return this.unpacking.admit(entry.path, TYPES[entry.type] ?? 'device', entry.size)
    } catch (error) {
      this.fail(error)
      return null
    }
  }

  private fail(error: unknown): void {
    if (this.error !== null) return
    this.error = error
    this.parser.emit('error', error)
  }
}

async function isGzip(archive: string): Promise<boolean> {
  const file = await open(archive)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** The parser would unpack a second layer by itself, past our counting. */
function oncePacked(): Transform {
  let first = true
  return watching(chunk => {
    if (first && ((chunk[0] === 0x1f && chunk[1] === 0x8b) || (chunk[0] === 0x28 && chunk[1] === 0xb5))) {
      throw refusal('The archive is packed twice. Unpack it once and import again.')
    }
    first = false
  })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
