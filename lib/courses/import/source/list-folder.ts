// Lists the files of a folder on disk; links are never followed.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bytesInWords, type ImportLimits } from '../limits'
import type { ReportEntry } from '../plan'
import { refusal } from '../refusal'
import { type FileKind, fileKind, isJunk, sizeLimit } from './file-kinds'

export type SourceFile = { path: string; kind: FileKind; sizeBytes: number }

/** Files by relative path with forward slashes, in no particular order. */
export async function listFolder(
  root: string,
  limits: ImportLimits,
): Promise<{ files: SourceFile[]; leftOut: ReportEntry[] }> {
  const files: SourceFile[] = []
  const leftOut: ReportEntry[] = []
  let entries = 0
  let totalBytes = 0
  const open: string[] = ['']
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (isJunk(path)) continue
      entries += 1
      if (entries > limits.entries) {
        throw refusal(`The folder holds more than ${limits.entries.toLocaleString('en-US')} files and folders.`)
      }
      if (path.split('/').length > limits.depth)
        throw refusal(`The folder nests deeper than ${limits.depth} levels (${path}).`)
      if (entry.isSymbolicLink()) {
        leftOut.push({ path, what: 'Link left out', reason: 'Links are never followed; put the file itself there.' })
      } else if (entry.isDirectory()) {
        open.push(path)
      } else if (entry.isFile()) {
        const { size } = await stat(join(root, path))
        const kind = fileKind(path)
        const limit = sizeLimit(kind, limits)
        if (kind === 'other')
          leftOut.push({ path, what: 'File left out', reason: 'Lessons cannot use files of this kind.' })
        else if (size > limit)
          leftOut.push({ path, what: 'File left out', reason: `It is larger than ${bytesInWords(limit)}.` })
        else {
          totalBytes += size
          files.push({ path, kind, sizeBytes: size })
        }
      } else leftOut.push({ path, what: 'Entry left out', reason: 'It is neither a file nor a folder.' })
      if (totalBytes > limits.totalBytes)
        throw refusal(`The folder holds more than ${bytesInWords(limits.totalBytes)}.`)
    }
  }
  return { files, leftOut }
}
