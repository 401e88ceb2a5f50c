// What opens a part of a course, in words.
import { exactTime } from '@/components/ui/relative-time'
import type { AccessPlan, Drip, Requirement } from '@/lib/courses/access/schemas'

/** The titles that a plan's rules name, by id. */
export type Titles = ReadonlyMap<string, string>

export function titlesIn(plan: AccessPlan, courses: Iterable<{ id: string; title: string }>): Titles {
  const titles = new Map<string, string>()
  for (const { id, title } of courses) titles.set(id, title)
  for (const section of plan.sections) {
    titles.set(section.id, section.title)
    for (const lesson of section.lessons) titles.set(lesson.id, lesson.title)
  }
  return titles
}

export function requirementWords(requires: Requirement, titles: Titles, of: 'section' | 'lesson' = 'lesson'): string {
  switch (requires.kind) {
    case 'previous':
      return `the ${of} before it`
    case 'lesson':
      return `“${titles.get(requires.lessonId) ?? 'a lesson'}”`
    case 'section':
      return `section “${titles.get(requires.sectionId) ?? ''}”`
    case 'course':
      return `the course “${titles.get(requires.courseId) ?? ''}”`
  }
}

/** As in `Opens after “Fog” and section “Basics”, 7 days after enrolling`; null for what is open from the start. */
export function opensWords(
  { opensAt, opensAfterDays }: Drip,
  requires: Requirement[],
  { titles, timeZone, of }: { titles: Titles; timeZone: string; of?: 'section' | 'lesson' | undefined },
): string | null {
  const after = listed(requires.map(required => requirementWords(required, titles, of)))
  const when = [
    after && `after ${after}`,
    opensAt && `on ${exactTime(new Date(opensAt), timeZone)}`,
    opensAfterDays && `${opensAfterDays} ${opensAfterDays === 1 ? 'day' : 'days'} after enrolling`,
  ].filter(Boolean)
  return when.length === 0 ? null : `Opens ${when.join(', ')}`
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
