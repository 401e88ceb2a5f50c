// How hard the lessons of a course are to read, and which of them are harder than its level lets one expect.
import { type ReadingLevel, readingLevel, whatMakesItHard } from './advice/reading-level'
import type { ChecklistEntry } from './checklist'

/** School years that are asked of whoever reads a course of this level; above it, it is worth a word. */
const EXPECTED = { beginner: 10, intermediate: 12, advanced: 14 } as const

export type ReadingAdvice = {
  /** Of the course as a whole; undefined where it is not English or has too little prose. */
  course: ReadingLevel | undefined
  entries: ChecklistEntry[]
}

export function readingAdvice(
  course: { language: string; level: keyof typeof EXPECTED },
  paragraphs: Map<string, string[]>,
): ReadingAdvice {
  if (!/^en\b/i.test(course.language)) return { course: undefined, entries: [] }
  const entries = [...paragraphs].flatMap(([lessonId, prose]) => {
    const level = readingLevel(prose)
    if (!level || level.grade <= EXPECTED[course.level]) return []
    const message = `Reads at about grade ${level.grade}: ${whatMakesItHard(level)}.`
    return [{ topic: 'reading' as const, required: false, message, lessonId }]
  })
  return { course: readingLevel([...paragraphs.values()].flat()), entries }
}
