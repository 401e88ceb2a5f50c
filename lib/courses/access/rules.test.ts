// Rules that can be met: circles are found and named, whatever the outline.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circleInWords, circleOfCourses, findCircle, waitingGraph } from './rules'
import type { Requirement } from './schemas'

const lesson = (id: string, optional = false) => ({ id, title: id, optional })
const sections = [
  { id: 'S', title: 'S', lessons: [lesson('a'), lesson('b')] },
  { id: 'T', title: 'T', lessons: [lesson('c'), lesson('d', true)] },
]
type Draft = [subject: string | null, requires: string]

/** `['a', 'b']`: lesson a requires lesson b; capitals are sections, null is the whole course. */
function words(drafts: Draft[], lessonOrder: 'any' | 'in_order' = 'any') {
  const isSection = (name: string) => name === name.toUpperCase()
  const requirement = (name: string): Requirement => {
    if (name === 'previous') return { kind: 'previous' }
    return isSection(name) ? { kind: 'section', sectionId: name } : { kind: 'lesson', lessonId: name }
  }
  const rules = drafts.map(([subject, requires]) => ({
    lessonId: subject && !isSection(subject) ? subject : null,
    sectionId: subject && isSection(subject) ? subject : null,
    requires: requirement(requires),
  }))
  return circleInWords({ lessonOrder, sections, rules })
}

test.each<[string, Draft[], ('any' | 'in_order')?]>([
  ['no rules', []],
  ['lessons in order', [], 'in_order'],
  ['a lesson after an earlier one, also in order', [['c', 'a']], 'in_order'],
  ['the first lesson after the one before it', [['a', 'previous']]],
  ['a section after another', [['T', 'S']]],
  ['a section after the one before it', [['T', 'previous']], 'in_order'],
  ['the first section after the one before it', [['S', 'previous']]],
  ['an optional lesson after the section that it is in', [['d', 'T']]],
  [
    'two ways to the same lesson',
    [
      ['c', 'a'],
      ['c', 'b'],
      ['b', 'a'],
      ['T', 'S'],
    ],
  ],
])('%s can be met', (_, drafts, order) => {
  expect(words(drafts, order)).toBeUndefined()
})

test.each<[Draft[], string, ('any' | 'in_order')?]>([
  [[['a', 'a']], '“a” would wait for itself'],
  [
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    '“a” waits for “b”, which waits for “a”',
  ],
  [
    [
      ['a', 'b'],
      ['b', 'previous'],
    ],
    '“a” waits for “b”, which waits for “a”',
  ],
  [[['a', 'S']], '“a” waits for section “S”, which needs “a”'],
  [[['S', 'a']], '“a” would wait for itself'],
  [[['S', 'S']], 'Section “S” would wait for itself'],
  [
    [
      ['S', 'T'],
      ['T', 'S'],
    ],
    'Section “S” waits for section “T”, which waits for section “S”',
  ],
  [
    [
      ['T', 'previous'],
      ['a', 'c'],
    ],
    '“a” waits for “c”, which waits for section “S”, which needs “a”',
  ],
  [[[null, 'b']], '“b” would wait for itself'],
  [[['a', 'c']], '“c” waits for “b”, which waits for “a”, which waits for “c”', 'in_order'],
])('%j is refused in words', (drafts, said, order) => {
  const found = words(drafts, order)
  // A circle may be told from any of its members on.
  const parts = (text: string | undefined) =>
    text
      ?.toLowerCase()
      .split(/,? (?:which )?(?:waits for|needs) /)
      .slice(1)
      .sort()
  expect(parts(found)).toEqual(parts(said))
  expect(found).toMatch(/^[“S]/)
})

const graphs = fc
  .array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 40 })
  .map(
    edges =>
      new Map(
        Array.from({ length: 13 }, (_, at) => [
          String(at),
          edges.filter(([from]) => from === at).map(([, to]) => String(to)),
        ]),
      ),
  )

/** Whether nodes can be taken one after another, each after all that it waits for. */
function isOrderable(graph: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map(graph)
  for (;;) {
    const free = [...left].filter(([, waits]) => !waits.some(node => left.has(node)))
    if (free.length === 0) return left.size === 0
    for (const [node] of free) left.delete(node)
  }
}

test('a circle is found exactly where no order exists, and it is one', () => {
  fc.assert(
    fc.property(graphs, graph => {
      const circle = findCircle(graph)
      expect(circle === undefined).toBe(isOrderable(graph))
      for (const [at, node] of (circle ?? []).entries()) {
        expect(graph.get(node)).toContain(circle?.[(at + 1) % circle.length])
      }
    }),
  )
})

test('rules that only look back can always be met, in any order of lessons', () => {
  const outlines = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(outlines, fc.array(fc.tuple(fc.nat(29), fc.nat(29))), fc.boolean(), (sizes, pairs, inOrder) => {
      const sections = sizes.map((size, s) => ({
        id: `s${s}`,
        title: `s${s}`,
        lessons: Array.from({ length: size }, (_, l) => lesson(`${s}.${l}`)),
      }))
      const all = sections.flatMap(section => section.lessons)
      const rules = pairs.flatMap(([x, y]) => {
        const [later, earlier] = [all[Math.max(x, y)], all[Math.min(x, y)]]
        if (!later || !earlier || later === earlier) return []
        return [{ lessonId: later.id, sectionId: null, requires: { kind: 'lesson' as const, lessonId: earlier.id } }]
      })
      expect(circleInWords({ lessonOrder: inOrder ? 'in_order' : 'any', sections, rules })).toBeUndefined()
    }),
  )
})

test('10,000 lessons in order are looked through without a deep stack', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => lesson(String(at)))
  const plan = { lessonOrder: 'in_order' as const, sections: [{ id: 's', title: 's', lessons: many }], rules: [] }
  expect(findCircle(waitingGraph(plan))).toBeUndefined()
})

test('courses that wait for each other are named', () => {
  const link = (courseId: string, requiredCourseId: string) => ({
    courseId,
    title: courseId,
    requiredCourseId,
    requiredTitle: requiredCourseId,
  })
  expect(circleOfCourses([link('A', 'B'), link('B', 'C')])).toBeUndefined()
  expect(circleOfCourses([link('A', 'B'), link('B', 'A')])).toBe(
    'The course “A” waits for the course “B”, which waits for the course “A”',
  )
})

test('a rule about another course, or about a lesson that is not shown, makes no circle here', () => {
  const rules = [
    { lessonId: 'a', sectionId: null, requires: { kind: 'course' as const, courseId: 'elsewhere' } },
    { lessonId: 'hidden', sectionId: null, requires: { kind: 'lesson' as const, lessonId: 'hidden' } },
  ]
  expect(circleInWords({ lessonOrder: 'any', sections, rules })).toBeUndefined()
})
