// The pages of a source as a tree of folders, with those folders gone that mean nothing to a learner.
import { basename, dirname } from 'node:path/posix'
import type { Page } from '../pages/read-page'
import type { Candidate } from './outline'

export type Folder = {
  path: string
  name: string
  /** README, index or section.md: the page that stands for the folder. */
  index: Page | null
  lessons: Candidate[]
  folders: Folder[]
  label: string | null
  order: number | null
  /** Its author says that this folder is a section (section.md, _category_.json). */
  isDeclaredSection: boolean
}

export type FolderLabel = { title: string | null; order: number | null }

const TRANSPARENT =
  /^(lessons?|docs?|src|contents?|book|chapters?|pages?|courses?|curriculum|modules?|units?|_?episodes(_rmd)?|lectures?|notes|materials?|topics?|tutorials?|sections?|en|english|markdown|md|text)$/i

export function folderTree(
  candidates: Candidate[],
  indexes: Map<string, Page>,
  labels: Map<string, FolderLabel>,
): Folder {
  const root = emptyFolder('')
  const byPath = new Map<string, Folder>([['', root]])
  const folderAt = (path: string): Folder => {
    const known = byPath.get(path)
    if (known !== undefined) return known
    const made = emptyFolder(path)
    byPath.set(path, made)
    folderAt(parentOf(path)).folders.push(made)
    return made
  }
  for (const candidate of candidates) folderAt(parentOf(candidate.path)).lessons.push(candidate)
  for (const [path, page] of indexes) folderAt(path).index = page
  for (const [path, folder] of byPath) {
    const label = labels.get(path)
    folder.label = label?.title ?? null
    folder.order = label?.order ?? folder.index?.order ?? null
    folder.isDeclaredSection = label !== undefined || folder.index?.name.toLowerCase() === 'section.md'
  }
  return withoutEmpty(withoutTransparent(root)) ?? root
}

/** Lifts the contents of "lessons", "docs", "episodes" and the like into the folder above. */
function withoutTransparent(folder: Folder): Folder {
  const folders: Folder[] = []
  const lessons = [...folder.lessons]
  let index = folder.index
  for (const child of folder.folders.map(withoutTransparent)) {
    if (child.isDeclaredSection || !TRANSPARENT.test(child.name)) folders.push(child)
    else {
      lessons.push(...child.lessons)
      folders.push(...child.folders)
      index ??= child.index
    }
  }
  return { ...folder, folders, lessons, index }
}

function withoutEmpty(folder: Folder): Folder | null {
  const folders = folder.folders.map(withoutEmpty).filter(child => child !== null)
  return folders.length === 0 && folder.lessons.length === 0 && folder.index === null ? null : { ...folder, folders }
}

function emptyFolder(path: string): Folder {
  return {
    path,
    name: basename(path),
    index: null,
    lessons: [],
    folders: [],
    label: null,
    order: null,
    isDeclaredSection: false,
  }
}

export function parentOf(path: string): string {
  const parent = dirname(path)
  return parent === '.' ? '' : parent
}
