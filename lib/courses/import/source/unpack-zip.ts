// Unpacks a .zip into a folder, entry by entry, within limits.
import { stat } from 'node:fs/promises'
import { type Entry, openPromise } from 'yauzl'
import { isDomainError } from '@/lib/core/errors'
import type { ImportLimits } from '../limits'
import type { ReportEntry } from '../plan'
import { refusal } from '../refusal'
import { type EntryType, Unpacking } from './unpacking'

const FILE_TYPE_MASK = 0o170000
const REGULAR_FILE = 0o100000
const FOLDER = 0o040000
const SYMBOLIC_LINK = 0o120000

export async function unpackZip(archive: string, folder: string, limits: ImportLimits): Promise<ReportEntry[]> {
  const { size } = await stat(archive)
  const unpacking = new Unpacking(folder, limits, () => size)
  try {
    // strictFileNames keeps backslashes as they are, so that they are refused and not silently turned round.
    const zip = await openPromise(archive, { lazyEntries: true, autoClose: false, strictFileNames: true })
    try {
      for await (const entry of zip.eachEntry()) {
        const path = unpacking.admit(entry.fileName, entryType(entry), entry.uncompressedSize)
        if (path === null) continue
        if (entry.isEncrypted()) throw refusal(`The archive is protected by a password (${path}). Pack it without one.`)
        const contents = await zip.openReadStreamPromise(entry)
        const counted = unpacking.counter()
        contents.once('error', error => counted.destroy(error))
        await unpacking.write(path, contents.pipe(counted))
      }
    } finally {
      zip.close()
    }
  } catch (error) {
    throw isDomainError(error) ? error : inWords(error)
  }
  return unpacking.leftOut
}

function entryType(entry: Entry): EntryType {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK
  if (type === SYMBOLIC_LINK) return 'link'
  if (entry.fileName.endsWith('/') || type === FOLDER) return 'folder'
  return type === 0 || type === REGULAR_FILE ? 'file' : 'device'
}

/** yauzl checks names and sizes itself, before we see them: its words become ours. */
function inWords(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  if (/relative path/.test(message))
    return refusal(`The archive holds a path that leaves its folder (${message}).`, error)
  if (/absolute path/.test(message)) return refusal(`The archive holds an absolute path (${message}).`, error)
  if (/invalid characters in fileName/.test(message)) {
    return refusal(`The archive holds a name with a backslash or another forbidden character (${message}).`, error)
  }
  if (/too many bytes|not enough bytes/.test(message)) {
    return refusal(
      'The archive says other sizes than it holds, as a decompression bomb does. Nothing was imported.',
      error,
    )
  }
  return refusal(`The archive could not be read as a .zip file: ${message}`, error)
}
