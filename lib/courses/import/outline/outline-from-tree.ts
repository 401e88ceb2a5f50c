// Discovers sections and lessons from how a curriculum lies in its folders.
import { countWords } from '../pages/markdown'
import { titleFromName } from '../pages/title'
import type { Folder } from './folder-tree'
import { type Candidate, candidateOf, type OutlineLesson, type OutlineSection } from './outline'
import { inOrder, numbersIn } from './sibling-order'

export type TreeHints = {
  /** Where the README of a folder (or of one above it) mentions a path or something below it. */
  mentionedAt(path: string): number | null
  /** Each folder at the top is a section, whatever it holds (the Cairn folder says so by its course.md). */
  foldersAreSections: boolean
}

const ASSIGNMENT = /^(assignment|homework|exercises?|challenge|task|project)/i
const FIRST_EXTRAS =
  /^(setup|set-?up|install(ation)?|prereq(uisites)?|requirements|getting[-_ ]?started|intro(duction)?|welcome|hardware|syllabus|overview|before[-_ ]you[-_ ]start|course[-_ ]setup|start)/i
const EXTRAS_FOLDERS = /^(learners|_?extras|appendix|appendices|resources|reference)$/i
const MAX_EXTRAS = 12

export function outlineFromTree(root: Folder, hints: TreeHints): OutlineSection[] {
  const extras: Candidate[] = []
  const folders = root.folders.filter(folder => {
    if (!EXTRAS_FOLDERS.test(folder.name) || folder.isDeclaredSection || numbersIn(folder.name) !== null) return true
    extras.push(
      ...lessonsOf({ ...folder, folders: [] }, hints),
      ...folder.folders.flatMap(inner => lessonsOf(inner, hints)),
    )
    return false
  })
  const hasSections = folders.some(folder => !isLesson(folder, root, hints)) || folders.length > 1
  const own = root.lessons.filter(candidate => {
    const isExtra =
      hasSections && numbersIn(candidate.name) === null && candidate.order === null && candidate.page?.folder === ''
    if (isExtra) extras.push(candidate)
    return !isExtra
  })
  const sections = sectionsOf({ ...root, folders, lessons: own }, [], hints)
  const before = extras.filter(extra => FIRST_EXTRAS.test(extra.name))
  const after = extras.filter(extra => !FIRST_EXTRAS.test(extra.name))
  const place = (key: string, title: string, list: Candidate[]): OutlineSection[] =>
    list.length === 0
      ? []
      : [{ key, title, intro: null, lessons: inOrder(list.map(sibling), hints.mentionedAt).map(asMain) }]
  const last = sections[sections.length - 1]
  // One page more is the end of the last section, not a section of its own.
  if (after.length === 1 && last !== undefined) last.lessons.push(...after.map(asMain))
  return [
    ...place('+before', 'Before you start', before),
    ...sections,
    ...(after.length === 1 && last !== undefined ? [] : place('+after', 'Further reading', after)),
  ]
}

function sectionsOf(folder: Folder, titles: string[], hints: TreeHints): OutlineSection[] {
  const lessonFolders = folder.folders.filter(child => isLesson(child, folder, hints))
  // A few folders of one page among sections are short sections, not lessons of nobody's section.
  const grouped = lessonFolders.length * 2 >= folder.folders.length ? lessonFolders : []
  const direct = [
    ...folder.lessons.map(candidate => ({ ...sibling(candidate), lessons: [asMain(candidate)] })),
    ...grouped.map(child => ({ ...folderSibling(child), lessons: lessonsOf(child, hints) })),
  ]
  const lessons = inOrder(direct, hints.mentionedAt).flatMap(entry => entry.lessons)
  const title = titleOf(folder)
  const below = inOrder(
    folder.folders.filter(child => !grouped.includes(child)).map(child => ({ ...folderSibling(child), child })),
    hints.mentionedAt,
  )
  const path = folder.path === '' ? [] : [...titles, title]
  const own: OutlineSection[] =
    lessons.length === 0 && (folder.path === '' || folder.index === null || below.length === 0)
      ? []
      : [
          {
            key: folder.path === '' ? '.' : folder.path,
            title: path.length === 0 ? 'Lessons' : path.slice(-2).join(': '),
            lessons,
            intro: folder.path === '' ? null : folder.index,
          },
        ]
  return [...own, ...below.flatMap(({ child }) => sectionsOf(child, path, hints))]
}

/** Whether a folder is one lesson (its README, and what belongs to it) and not a section of several. */
function isLesson(folder: Folder, parent: Folder, hints: TreeHints): boolean {
  if (folder.isDeclaredSection || (hints.foldersAreSections && parent.path === '')) return false
  if (folder.folders.length > 0) return false
  const others = folder.lessons
  if (folder.index === null) return others.length === 1
  if (others.length === 0) return true
  if (others.length > MAX_EXTRAS || others.filter(other => numbersIn(other.name) !== null).length * 2 >= others.length)
    return false
  if (/\/(lessons?|chapters?|units?)$/i.test(folder.path.slice(0, -folder.name.length - 1))) return true
  if (others.every(other => ASSIGNMENT.test(other.name))) return true
  const lengths = others.map(other => countWords(other.page?.text ?? ''))
  return (
    folder.index.words >= 300 && folder.index.words > lengths.reduce((sum, words) => sum + words, 0) / others.length
  )
}

/** The lesson of a folder, then its further pages, the assignment last. */
function lessonsOf(folder: Folder, hints: TreeHints): OutlineLesson[] {
  const main = folder.index === null ? null : candidateOf(folder.index)
  const ordered = inOrder(folder.lessons.map(sibling), hints.mentionedAt)
  const rest = [
    ...ordered.filter(other => !ASSIGNMENT.test(other.name)),
    ...ordered.filter(other => ASSIGNMENT.test(other.name)),
  ]
  if (main === null) return rest.map(asMain)
  return [main, ...rest].map(candidate => ({ ...candidate, mainPath: main.path }))
}

function titleOf(folder: Folder): string {
  return folder.label ?? folder.index?.title ?? titleFromName(folder.name)
}

function sibling(candidate: Candidate): Candidate & { isIndex: boolean } {
  return { ...candidate, isIndex: false }
}

function folderSibling(folder: Folder): { path: string; name: string; order: number | null; isIndex: boolean } {
  return { path: folder.path, name: folder.name, order: folder.order, isIndex: false }
}

function asMain(candidate: Candidate): OutlineLesson {
  return { ...candidate, mainPath: candidate.path }
}
