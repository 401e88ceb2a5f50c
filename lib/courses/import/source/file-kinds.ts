// What a file can be for a curriculum, by its extension, and what is never looked at.
import { extname } from 'node:path/posix'
import type { ImportLimits } from '../limits'

export type FileKind = 'page' | 'data' | 'image' | 'video' | 'captions' | 'attachment' | 'other'

const KIND_BY_EXTENSION: Record<string, FileKind> = {
  '.md': 'page',
  '.markdown': 'page',
  '.mdx': 'page',
  '.qmd': 'page',
  '.rmd': 'page',
  '.json': 'data',
  '.yml': 'data',
  '.yaml': 'data',
  '.toml': 'data',
  '.png': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.gif': 'image',
  '.webp': 'image',
  '.avif': 'image',
  '.svg': 'image',
  '.mp4': 'video',
  '.m4v': 'video',
  '.mov': 'video',
  '.webm': 'video',
  '.vtt': 'captions',
}

const JUNK_FOLDERS = new Set(['node_modules', '__MACOSX', '__pycache__', 'bower_components', 'venv', 'lost+found'])
const JUNK_FILES = new Set([
  'Thumbs.db',
  'desktop.ini',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'composer.json',
])

/** In the folder `attachments` at the top, files of any other kind may be offered as they are. */
export function fileKind(path: string): FileKind {
  const otherwise = /^([^/]+\/)?attachments\/[^/]+$/.test(path) ? 'attachment' : 'other'
  return KIND_BY_EXTENSION[extname(path).toLowerCase()] ?? otherwise
}

/** What the file's size may be; files of no use to a lesson are not unpacked at all. */
export function sizeLimit(kind: FileKind, limits: ImportLimits): number {
  return kind === 'image' || kind === 'video' || kind === 'attachment' ? limits.mediaBytes : limits.textBytes
}

/** Leftovers of tools: ignored without a word. Dot folders such as .git and .github are among them. */
export function isJunk(path: string): boolean {
  const parts = path.split('/')
  const name = parts[parts.length - 1] ?? ''
  return (
    parts.some(part => part.startsWith('.') || JUNK_FOLDERS.has(part)) || JUNK_FILES.has(name) || name.startsWith('~$')
  )
}
