// Whether the rules of a course can be met at all: a circle of lessons that wait for each other opens for nobody.
import type { AccessPlan, Requirement } from './schemas'

/** Who waits for whom, by name. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** One circle of a graph, each node before what it waits for; undefined where there is none. */
export function findCircle(graph: Graph): string[] | undefined {
  const done = new Set<string>()
  const enter = (node: string) => ({ node, rest: (graph.get(node) ?? []).values() })
  for (const start of graph.keys()) {
    const path = done.has(start) ? [] : [enter(start)]
    const onPath = new Set([start])
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const next = last.rest.next()
      if (next.done) {
        path.pop()
        onPath.delete(last.node)
        done.add(last.node)
      } else if (onPath.has(next.value)) {
        const nodes = path.map(({ node }) => node)
        return nodes.slice(nodes.indexOf(next.value))
      } else if (!done.has(next.value)) {
        path.push(enter(next.value))
        onPath.add(next.value)
      }
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
      const first = previous ? [lessonNode(previous)] : []
      for (const node of first) before.set(id, node)
      graph.set(lessonNode(id), [opening(section.id), ...(lessonOrder === 'in_order' ? first : [])])
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
  return chain(told, titles)
}

/** A lesson that stands in the circle only because it is in a section that waits. */
function isMerelyInside(circle: string[], at: number): boolean {
  const before = String(circle.at(at - 1))
  return before.startsWith('section ') && nextOf(circle, at) === before.replace('section ', 'opening ')
}

/** The node after one of a circle; after the last comes the first. */
function nextOf(circle: string[], at: number): string {
  return String(circle[(at + 1) % circle.length])
}

/** `“A” waits for “B”, which waits for “A”`. */
function chain(told: string[], titles: ReadonlyMap<string, string>): string {
  const names = told.map(node => String(titles.get(node)))
  if (told.length === 1) return capital(`${names[0]} would wait for itself`)
  const steps = told.map((node, at) => {
    const needs = node.startsWith('section ') && nextOf(told, at).startsWith('lesson ')
    return `${needs ? 'needs' : 'waits for'} ${nextOf(names, at)}`
  })
  return capital(`${names[0]} ${steps.join(', which ')}`)
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
