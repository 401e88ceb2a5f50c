// Whether the rules of a course can be met at all: a circle of lessons that wait for each other opens for nobody.
import type { AccessPlan, Requirement } from './schemas'

/** Who waits for whom, by name. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** One circle of a graph, each node before what it waits for; undefined where there is none. */
export function findCircle(graph: Graph): string[] | undefined {
  const done = new Set<string>()
  for (const start of graph.keys()) {
    const path: string[] = []
    const at = new Map<string, number>()
    const waiting: (readonly string[])[] = [[start]]
    const next: number[] = [0]
    while (waiting.length > 0) {
      const last = waiting.length - 1
      const node = waiting[last]?.[next[last] ?? 0]
      if (node === undefined) {
        waiting.pop()
        next.pop()
        const left = path.pop()
        if (left !== undefined) done.add(left)
        if (left !== undefined) at.delete(left)
        continue
      }
      next[last] = (next[last] ?? 0) + 1
      const seen = at.get(node)
      if (seen !== undefined) return path.slice(seen)
      if (done.has(node)) continue
      at.set(node, path.length)
      path.push(node)
      waiting.push(graph.get(node) ?? [])
      next.push(0)
    }
  }
  return undefined
}

type Plan = {
  lessonOrder: AccessPlan['lessonOrder']
  sections: { id: string; title: string; lessons: { id: string; title: string; optional: boolean }[] }[]
  rules: AccessPlan['rules']
}

/**
 * The circle in a course's rules in words, such as “Fog” waits for “Rain”, which waits for “Fog”; undefined where every
 * lesson can be reached. A section is done when its required lessons are.
 */
export function circleInWords(plan: Plan): string | undefined {
  const circle = findCircle(waitingGraph(plan))
  return circle && inWords(circle, titlesOf(plan))
}

const WHOLE = 'course'
const lessonNode = (id: string) => `lesson ${id}`
const opening = (sectionId: string) => `opening ${sectionId}`
const ending = (sectionId: string) => `section ${sectionId}`

/**
 * Lessons wait for the opening of their section and of the course; the end of a section waits for its required lessons.
 * What comes before a lesson is the last required one, before a section the section.
 */
export function waitingGraph({ lessonOrder, sections, rules }: Plan): Graph {
  const graph = new Map<string, string[]>([[WHOLE, []]])
  const before = new Map<string, string>()
  let previous: string | undefined
  let previousSection: string | undefined
  for (const section of sections) {
    if (previousSection) before.set(section.id, ending(previousSection))
    previousSection = section.id
    graph.set(opening(section.id), [WHOLE])
    graph.set(
      ending(section.id),
      section.lessons.filter(lesson => !lesson.optional).map(lesson => lessonNode(lesson.id)),
    )
    for (const { id, optional } of section.lessons) {
      graph.set(lessonNode(id), [opening(section.id)])
      if (previous) before.set(id, lessonNode(previous))
      if (previous && lessonOrder === 'in_order') graph.get(lessonNode(id))?.push(lessonNode(previous))
      if (!optional) previous = id
    }
  }
  for (const rule of rules) {
    const subject = rule.lessonId ? lessonNode(rule.lessonId) : rule.sectionId ? opening(rule.sectionId) : WHOLE
    const required = requiredNode(rule.requires, before.get(rule.lessonId ?? rule.sectionId ?? ''))
    if (required) graph.get(subject)?.push(required)
  }
  return graph
}

function requiredNode(requires: Requirement, before: string | undefined): string | undefined {
  switch (requires.kind) {
    case 'previous':
      return before
    case 'lesson':
      return lessonNode(requires.lessonId)
    case 'section':
      return ending(requires.sectionId)
    case 'course':
      return undefined // other courses are looked at by circleOfCourses()
  }
}

function titlesOf(plan: Plan): Map<string, string> {
  const titles = new Map<string, string>()
  for (const section of plan.sections) {
    titles.set(ending(section.id), `section “${section.title}”`)
    for (const lesson of section.lessons) titles.set(lessonNode(lesson.id), `“${lesson.title}”`)
  }
  return titles
}

function inWords(circle: string[], titles: ReadonlyMap<string, string>): string {
  const told = circle.filter((node, at) => titles.has(node) && !isMerelyInside(circle, at))
  return chain(told.length > 0 ? told : circle, titles)
}

/** A lesson that stands in the circle only because it is in a section that waits. */
function isMerelyInside(circle: string[], at: number): boolean {
  const before = circle.at(at - 1) ?? ''
  const after = circle[(at + 1) % circle.length] ?? ''
  return before.startsWith('section ') && after === before.replace('section ', 'opening ')
}

/** `“A” waits for “B”, which waits for “A”`. */
function chain(told: string[], titles: ReadonlyMap<string, string>): string {
  const [first = ''] = told
  const name = (node: string) => titles.get(node) ?? node
  if (told.length === 1) return capital(`${name(first)} would wait for itself`)
  const steps = [...told.slice(1), first].map((node, at) => {
    const needs = told[at]?.startsWith('section ') && node.startsWith('lesson ')
    return `${needs ? 'needs' : 'waits for'} ${name(node)}`
  })
  return capital(`${name(first)} ${steps.join(', which ')}`)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export type CourseLink = { courseId: string; title: string; requiredCourseId: string; requiredTitle: string }

/** The circle among courses that wait for each other, in words. */
export function circleOfCourses(links: readonly CourseLink[]): string | undefined {
  const graph = new Map<string, string[]>()
  const titles = new Map<string, string>()
  for (const { courseId, title, requiredCourseId, requiredTitle } of links) {
    graph.set(courseId, [...(graph.get(courseId) ?? []), requiredCourseId])
    titles.set(courseId, `the course “${title}”`).set(requiredCourseId, `the course “${requiredTitle}”`)
  }
  const circle = findCircle(graph)
  return circle && chain(circle, titles)
}
