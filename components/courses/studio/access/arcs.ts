// Which rows and arcs draw the rules of a course.
import type { AccessPlan } from '@/lib/courses/access/schemas'

type Named = { id: string; title: string; isSection: boolean }
export type Arcs = { names: Named[]; arcs: { from: number; to: number }[] }

/** Only what takes part in a rule is a row, in the order of the outline; other courses have none. */
export function arcsOf(plan: AccessPlan): Arcs {
  const all: Named[] = plan.sections.flatMap(({ id, title, lessons }) => [
    { id, title, isSection: true },
    ...lessons.map(lesson => ({ id: lesson.id, title: lesson.title, isSection: false })),
  ])
  const sections = plan.sections.map(({ id }) => id)
  const lessons = plan.sections.flatMap(section => section.lessons)
  const before = (id: string) => {
    const at = lessons.findIndex(lesson => lesson.id === id)
    if (at < 0) return sections[sections.indexOf(id) - 1]
    return lessons.slice(0, at).findLast(({ optional }) => !optional)?.id
  }
  const pairs = plan.rules.flatMap(({ sectionId, lessonId, requires }) => {
    const to = lessonId ?? sectionId
    if (!to) return []
    if (requires.kind === 'previous') return pair(before(to), to)
    if (requires.kind === 'lesson') return pair(requires.lessonId, to)
    return requires.kind === 'section' ? pair(requires.sectionId, to) : []
  })
  const involved = new Set(pairs.flat())
  const names = all.filter(({ id }) => involved.has(id))
  const row = new Map(names.map(({ id }, at) => [id, at]))
  const arcs = pairs.flatMap(([from, to]) => {
    const [a, b] = [row.get(from), row.get(to)]
    return a === undefined || b === undefined ? [] : [{ from: a, to: b }]
  })
  return { names, arcs: [...new Map(arcs.map(arc => [`${arc.from}-${arc.to}`, arc])).values()] }
}

function pair(from: string | undefined, to: string): [string, string][] {
  return from ? [[from, to]] : []
}
