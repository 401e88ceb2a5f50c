// Splits one long flat list of lessons into sections, by what the README or the numbers in the names say.
import type { Page } from '../pages/read-page'
import type { Resolver } from '../pages/resolve-link'
import { groupsByHeading, groupTitlesFromTables } from './mentions'
import type { OutlineLesson, OutlineSection } from './outline'
import { numbersIn } from './sibling-order'

const MIN_LESSONS = 4

/** Only a flat outline is touched: its one section "Lessons" (extras before and after it stay). */
export function regroup(sections: OutlineSection[], readme: Page | null, resolve: Resolver): OutlineSection[] {
  return sections.flatMap(section => {
    if (section.key !== '.' || section.lessons.length < MIN_LESSONS) return [section]
    return byMajorNumber(section, readme, resolve) ?? byHeading(section, readme, resolve) ?? [section]
  })
}

function byMajorNumber(section: OutlineSection, readme: Page | null, resolve: Resolver): OutlineSection[] | null {
  const majorOf = (path: string): string | null => {
    const numbers = numbersIn(path.split('/').pop() ?? '')
    return numbers === null || numbers.length < 2 ? null : String(numbers[0])
  }
  const majors = section.lessons.map(lesson => majorOf(lesson.path))
  const split = new Set(majors.filter(major => major !== null)).size
  if (split < 2 || majors.filter(major => major !== null).length < section.lessons.length * 0.8) return null
  const titles = readme === null ? new Map<string, string>() : groupTitlesFromTables(readme, resolve, majorOf)
  const headings = readme === null ? [] : groupsByHeading(readme, resolve, path => majorOf(path) !== null)
  const groups = new Map<string, OutlineLesson[]>()
  let current = majors.find(major => major !== null) ?? '1'
  for (const [i, lesson] of section.lessons.entries()) {
    current = majors[i] ?? current
    groups.set(current, [...(groups.get(current) ?? []), lesson])
  }
  return [...groups].map(([major, lessons]) => {
    const heading = headings.find(group => group.paths.every(path => majorOf(path) === major))
    return { key: `part-${major}`, title: titles.get(major) ?? heading?.title ?? `Part ${major}`, lessons, intro: null }
  })
}

function byHeading(section: OutlineSection, readme: Page | null, resolve: Resolver): OutlineSection[] | null {
  if (readme === null) return null
  const known = new Set(section.lessons.map(lesson => lesson.mainPath))
  const groups = groupsByHeading(readme, resolve, path => known.has(path))
  const titleAt = new Map(groups.flatMap(group => group.paths.map(path => [path, group.title] as const)))
  if (groups.length < 2 || titleAt.size < known.size * 0.6) return null
  const found = new Map<string, OutlineLesson[]>(groups.map(group => [group.title, []]))
  let current = groups[0]?.title ?? section.title
  for (const lesson of section.lessons) {
    current = titleAt.get(lesson.mainPath) ?? current
    found.set(current, [...(found.get(current) ?? []), lesson])
  }
  return [...found]
    .filter(([, lessons]) => lessons.length > 0)
    .map(([title, lessons]) => ({ key: `#${title}`, title, lessons, intro: null }))
}
