// Opens what an import was pointed at (folder, .zip, .tar, .tar.gz) as one folder of files, and cleans up after it.
import { mkdtemp, open, readdir, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { ImportLimits } from '../limits'
import type { ReportEntry } from '../plan'
import { refusal } from '../refusal'
import { isJunk } from './file-kinds'
import { listFolder, type SourceFile } from './list-folder'
import { unpackTar } from './unpack-tar'
import { unpackZip } from './unpack-zip'

export type OpenSource = {
  /** Absolute folder that all `files` are relative to. */
  root: string
  name: string
  files: Map<string, SourceFile>
  leftOut: ReportEntry[]
  dispose(): Promise<void>
}

export async function openSource(path: string, limits: ImportLimits): Promise<OpenSource> {
  const given = await stat(path).catch(() => null)
  if (given === null) throw refusal(`There is no file or folder at ${path}.`)
  if (given.isDirectory()) {
    const root = await realpath(path)
    const { files, leftOut } = await listFolder(root, limits)
    return { root, name: basename(resolve(path)), files: byPath(files), leftOut, dispose: async () => {} }
  }
  const temporary = await mkdtemp(join(tmpdir(), 'cairn-import-'))
  const dispose = () => rm(temporary, { recursive: true, force: true })
  try {
    const unpackedOut = await unpack(path, temporary, limits)
    const inner = await singleFolder(temporary)
    const root = inner === null ? temporary : join(temporary, inner)
    const { files, leftOut } = await listFolder(root, limits)
    const outside = unpackedOut.map(entry => ({ ...entry, path: withoutPrefix(entry.path, inner) }))
    const name = inner ?? basename(path).replace(/\.(zip|tar|tgz|tar\.gz)$/i, '')
    return { root, name, files: byPath(files), leftOut: [...outside, ...leftOut], dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function unpack(archive: string, folder: string, limits: ImportLimits): Promise<ReportEntry[]> {
  const file = await open(archive)
  const start = Buffer.alloc(262)
  try {
    await file.read(start, 0, 262, 0)
  } finally {
    await file.close()
  }
  if (start.toString('latin1', 0, 2) === 'PK') return unpackZip(archive, folder, limits)
  const isTar = (start[0] === 0x1f && start[1] === 0x8b) || start.toString('latin1', 257, 262) === 'ustar'
  if (isTar || /\.(tar|tgz|tar\.gz)$/i.test(archive)) return unpackTar(archive, folder, limits)
  throw refusal(`${basename(archive)} is neither a folder nor a .zip, .tar or .tar.gz archive.`)
}

/** The one folder that archives of repositories wrap everything in, if so. */
async function singleFolder(folder: string): Promise<string | null> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(entry => !isJunk(entry.name))
  const [only] = entries
  return entries.length === 1 && only?.isDirectory() ? only.name : null
}

function withoutPrefix(path: string, inner: string | null): string {
  return inner !== null && path.startsWith(`${inner}/`) ? path.slice(inner.length + 1) : path
}

function byPath(files: SourceFile[]): Map<string, SourceFile> {
  return new Map(files.sort((a, b) => (a.path < b.path ? -1 : 1)).map(file => [file.path, file]))
}
