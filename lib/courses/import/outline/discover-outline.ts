// Chooses how the outline of a source is found, and gives it its final titles.

import type { Page } from '../pages/read-page'
import type { Report } from '../pages/report'
import type { Resolver } from '../pages/resolve-link'
import { comparable, titleFromName } from '../pages/title'
import type { SourceText } from '../read-pages'
import { folderTree, parentOf } from './folder-tree'
import { mentionOf, mentionsIn } from './mentions'
import { type Candidate, candidateOf, type OutlineLesson, type OutlineSection } from './outline'
import { outlineFromNavigation } from './outline-from-navigation'
import { outlineFromTree } from './outline-from-tree'
import { regroup } from './regroup'

export type DiscoveredOutline = { sections: OutlineSection[]; standaloneQuizPaths: Set<string> }

const MIN_INTRO_WORDS = 40

/** `coursePages` stand for the course itself and are no lessons. */
export function discoverOutline(
  source: SourceText,
  coursePages: Page[],
  readme: Page | null,
  resolve: Resolver,
  report: Report,
): DiscoveredOutline {
  const skip = new Set(coursePages.map(page => page.path))
  applyEpisodeLists(source, skip, report)
  const fromNavigation =
    source.navigation === null ? null : outlineFromNavigation(source.navigation, source.pages, resolve, skip)
  if (fromNavigation !== null && source.navigation !== null) {
    reportUnlisted(source, fromNavigation, skip, source.navigation.path, report)
    return {
      sections: distinctTitles(withIntros(regroup(fromNavigation, readme, resolve))),
      standaloneQuizPaths: new Set(),
    }
  }
  const quizFiles = source.quizzes.filter(quiz => /\.quiz\.json$/i.test(quiz.path))
  const indexes = indexPages(source.pages, skip)
  const lessons: Candidate[] = [...source.pages.values()]
    .filter(page => !skip.has(page.path) && indexes.get(page.folder) !== page)
    .map(candidateOf)
  for (const quiz of quizFiles)
    lessons.push({
      path: quiz.key,
      name: quiz.path.split('/').pop() ?? '',
      title: quiz.title ?? 'Quiz',
      order: null,
      page: null,
      quiz,
    })
  const mentions = mentionsIn([...coursePages, ...indexes.values()], resolve)
  const tree = outlineFromTree(folderTree(lessons, indexes, source.labels), {
    mentionedAt: path => mentionOf(mentions, path),
    foldersAreSections: coursePages.some(page => page.name.toLowerCase() === 'course.md'),
  })
  const sections = distinctTitles(withIntros(regroup(tree, readme, resolve)))
  return { sections, standaloneQuizPaths: new Set(quizFiles.map(quiz => quiz.path)) }
}

/** One page stands for each folder: section.md, else README, else index. The course's own are taken already. */
function indexPages(pages: Map<string, Page>, skip: Set<string>): Map<string, Page> {
  const rank = (page: Page) =>
    ['section.md', 'readme.md', 'index.md', '_index.md'].indexOf(page.name.toLowerCase()) + 1 || 9
  const found = new Map<string, Page>()
  for (const page of pages.values()) {
    if (!page.isIndex || skip.has(page.path) || page.folder === '') continue
    const known = found.get(page.folder)
    if (known === undefined || rank(page) < rank(known)) found.set(page.folder, page)
  }
  return found
}

function applyEpisodeLists(source: SourceText, skip: Set<string>, report: Report): void {
  for (const [folder, names] of source.episodes) {
    const listed = new Set(names.map(name => `${folder}/${name}`))
    const known = [...source.pages.values()].filter(page => page.folder === folder && !skip.has(page.path))
    if (!known.some(page => listed.has(page.path))) continue
    for (const page of known) {
      const at = names.indexOf(page.name)
      if (at >= 0) source.pages.set(page.path, { ...page, order: at })
      else if (folder === 'episodes') {
        source.pages.delete(page.path)
        report.leaveOut(page.path, 'Page left out', 'config.yaml does not list it among the episodes.')
      }
    }
  }
}

function reportUnlisted(
  source: SourceText,
  sections: OutlineSection[],
  skip: Set<string>,
  navigationPath: string,
  report: Report,
): void {
  const listed = new Set(sections.flatMap(section => section.lessons.map(lesson => lesson.path)))
  for (const path of source.pages.keys()) {
    if (!listed.has(path) && !skip.has(path))
      report.leaveOut(path, 'Page left out', `${navigationPath} does not list it.`)
  }
}

/** The page of a section opens it where it says more than which lessons follow. */
function withIntros(sections: OutlineSection[]): OutlineSection[] {
  return sections.flatMap(section => {
    const { intro } = section
    if (intro === null || section.lessons.some(lesson => lesson.path === intro.path))
      return section.lessons.length === 0 ? [] : [section]
    if (intro.words < MIN_INTRO_WORDS) return section.lessons.length === 0 ? [] : [section]
    const opening: OutlineLesson = { ...candidateOf(intro), title: 'Overview', mainPath: intro.path }
    return [{ ...section, lessons: [opening, ...section.lessons] }]
  })
}

/** Lessons of one section that share a title are told apart by what differs in their file names, or by a number. */
function distinctTitles(sections: OutlineSection[]): OutlineSection[] {
  return sections.map(given => {
    const section = { ...given, lessons: given.lessons.map(lesson => withOwnTitle(lesson, given.lessons)) }
    const byTitle = grouped(section.lessons)
    const lessons = section.lessons.map(lesson => {
      const alike = byTitle.get(comparable(lesson.title)) ?? []
      return alike.length < 2
        ? lesson
        : { ...lesson, title: `${lesson.title} (${difference(lesson, alike, section.lessons)})` }
    })
    return { ...section, lessons }
  })
}

function grouped(lessons: OutlineLesson[]): Map<string, OutlineLesson[]> {
  const found = new Map<string, OutlineLesson[]>()
  for (const lesson of lessons)
    found.set(comparable(lesson.title), [...(found.get(comparable(lesson.title)) ?? []), lesson])
  return found
}

function difference(lesson: OutlineLesson, alike: OutlineLesson[], lessons: OutlineLesson[]): string {
  const wordsOf = (path: string) =>
    path
      .replace(/\.[^./]+$/, '')
      .split('/')
      .pop()
      ?.split(/[-_\s.]+/) ?? []
  const own = wordsOf(lesson.path).filter(word => !alike.every(other => wordsOf(other.path).includes(word)))
  const words = own
    .filter(word => /\p{L}/u.test(word))
    .join(' ')
    .toLowerCase()
  const isDistinct =
    words !== '' && alike.filter(other => wordsOf(other.path).join(' ').toLowerCase().includes(words)).length === 1
  if (isDistinct) return words
  const mains = new Set(alike.map(other => other.mainPath))
  const main = lessons.find(other => other.path === lesson.mainPath)
  if (mains.size === alike.length && main !== undefined && main !== lesson) return main.title
  const folders = new Set(alike.map(other => parentOf(other.path)))
  return folders.size === alike.length
    ? titleFromName(parentOf(lesson.path).split('/').pop() ?? '')
    : String(alike.indexOf(lesson) + 1)
}

/** "Assignment" alone says nothing in an outline of many. */
function withOwnTitle(lesson: OutlineLesson, lessons: OutlineLesson[]): OutlineLesson {
  const main = lessons.find(other => other.path === lesson.mainPath)
  if (main === undefined || main.path === lesson.path) return lesson
  return /^(assignment|homework|exercises?|challenge|quiz|notes|solution|summary)$/i.test(lesson.title)
    ? { ...lesson, title: `${main.title}: ${lesson.title}` }
    : lesson
}
