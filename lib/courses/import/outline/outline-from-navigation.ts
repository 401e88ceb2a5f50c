// Makes sections and lessons of a navigation file: its top-level entries with pages below them are sections.
import type { Page } from '../pages/read-page'
import type { Resolver } from '../pages/resolve-link'
import { titleFromName } from '../pages/title'
import type { NavEntry, Navigation } from './navigation'
import { candidateOf, type OutlineLesson, type OutlineSection } from './outline'

const MIN_PAGES = 2

/** Null where the file names too few of the pages that are here to be the truth. */
export function outlineFromNavigation(
  navigation: Navigation,
  pages: Map<string, Page>,
  resolve: Resolver,
  skip: Set<string>,
): OutlineSection[] | null {
  const seen = new Set<string>(skip)
  const pageOf = (entry: NavEntry): Page | null => {
    const target = entry.target === null ? null : resolve(navigation.base, entry.target)
    const page = target?.kind === 'file' ? (pages.get(target.path) ?? null) : null
    if (page === null || seen.has(page.path)) return null
    seen.add(page.path)
    return page
  }
  const sections: OutlineSection[] = []
  let part: string | null = null
  let openPart = false
  for (const entry of navigation.entries) {
    if (entry.isPart === true) {
      part = entry.title
      openPart = false
      continue
    }
    const lessons = lessonsOf(entry, pageOf)
    if (lessons.length === 0) continue
    if (entry.children.length > 0) {
      const title = entry.title ?? lessons[0]?.title ?? titleFromName(entry.target ?? 'Lessons')
      sections.push({ key: `nav:${part === null ? title : `${part}/${title}`}`, title, lessons, intro: null })
      openPart = false
      continue
    }
    const last = sections[sections.length - 1]
    if (openPart && last !== undefined) last.lessons.push(...lessons)
    else {
      const isFirst = sections.length === 0 && part === null
      sections.push({
        key: part === null ? `nav:${sections.length}` : `nav:${part}`,
        title: part ?? (isFirst ? 'Start here' : 'More'),
        lessons,
        intro: null,
      })
      openPart = true
    }
  }
  const count = sections.reduce((sum, section) => sum + section.lessons.length, 0)
  if (count < MIN_PAGES || count * 3 < pages.size) return null
  const [only] = sections
  return sections.length === 1 && only !== undefined && part === null
    ? [{ ...only, key: '.', title: only.title === 'Start here' ? 'Lessons' : only.title }]
    : sections
}

function lessonsOf(entry: NavEntry, pageOf: (entry: NavEntry) => Page | null): OutlineLesson[] {
  const page = pageOf(entry)
  const own = page === null ? [] : [{ ...candidateOf(page), mainPath: page.path }]
  const named = own.map(lesson =>
    lesson.page?.meta.title === undefined && entry.title !== null ? { ...lesson, title: entry.title } : lesson,
  )
  return [...named, ...entry.children.flatMap(child => lessonsOf(child, pageOf))]
}
