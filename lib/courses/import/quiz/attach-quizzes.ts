// Finds the lesson that each quiz of a JSON file belongs to, and puts it before or after it.
import { basename } from 'node:path/posix'
import type { OutlineLesson, OutlineSection } from '../outline/outline'
import { cleanTitle, comparable } from '../pages/title'
import type { QuizDraft } from './quiz-shapes'

export type FoundQuiz = QuizDraft & { path: string; key: string }

const BEFORE = /\b(pre|before|warm-?up)\b/i
const AFTER = /\b(post|after|end)\b/i
const KIND =
  /\s*[:–—-]?\s*\b(pre|post)?[- ]?(lecture|lesson|class|module|chapter)?[- ]?(quiz|test|check|questions)\b\s*$/i
const ASSIGNMENT = /^(assignment|homework|exercises?|challenge|task|project)/i

/** The number under which a page links to a quiz site: ".../quiz/7". */
export function quizNumberIn(url: string): string | null {
  return /\/quiz(?:zes)?\/(\d+)\/?(?:[?#].*)?$/i.exec(url)?.[1] ?? null
}

/** Returns new sections with the quizzes in place; those that match nothing stand in a last section "Quizzes". */
export function attachQuizzes(sections: OutlineSection[], quizzes: FoundQuiz[]): OutlineSection[] {
  const lessons = sections.flatMap(section => section.lessons)
  const mains = lessons.filter(lesson => lesson.mainPath === lesson.path && lesson.page !== null)
  const linked = lessonsByLink(lessons)
  const before = new Map<string, FoundQuiz[]>()
  const after = new Map<string, FoundQuiz[]>()
  const rest: FoundQuiz[] = []
  for (const quiz of quizzes) {
    const main = linked.get(quiz.id) ?? byNumber(quiz, mains) ?? byTitle(quiz, mains) ?? byPlace(quiz, lessons)
    if (main === null) rest.push(quiz)
    else {
      const place = BEFORE.test(quiz.title ?? '') && !AFTER.test(quiz.title ?? '') ? before : after
      place.set(main, [...(place.get(main) ?? []), quiz])
    }
  }
  const placed = sections.map(section => ({ ...section, lessons: withQuizzes(section.lessons, before, after) }))
  const left = rest.map(quiz => asLesson(quiz, null))
  return left.length === 0 ? placed : [...placed, { key: '+quizzes', title: 'Quizzes', lessons: left, intro: null }]
}

/** Before its lesson; after it and its further pages, but ahead of the assignment. */
function withQuizzes(
  lessons: OutlineLesson[],
  before: Map<string, FoundQuiz[]>,
  after: Map<string, FoundQuiz[]>,
): OutlineLesson[] {
  const result: OutlineLesson[] = []
  for (const [i, lesson] of lessons.entries()) {
    if (lesson.path === lesson.mainPath)
      result.push(...(before.get(lesson.path) ?? []).map(quiz => asLesson(quiz, lesson)))
    result.push(lesson)
    const next = lessons[i + 1]
    const isLastBeforeAssignment = next === undefined || next.mainPath !== lesson.mainPath || ASSIGNMENT.test(next.name)
    const quizzes = after.get(lesson.mainPath)
    if (isLastBeforeAssignment && quizzes !== undefined) {
      after.delete(lesson.mainPath)
      const main = lessons.find(other => other.path === lesson.mainPath) ?? lesson
      result.push(...quizzes.map(quiz => asLesson(quiz, main)))
    }
  }
  return result
}

function asLesson(quiz: FoundQuiz, main: OutlineLesson | null): OutlineLesson {
  const own = quiz.title === null ? null : cleanTitle(quiz.title)
  const title = own !== null && !/^(quiz|questions?)$/i.test(own) ? own : main === null ? 'Quiz' : `${main.title}: quiz`
  return {
    path: quiz.key,
    name: basename(quiz.path),
    title,
    order: null,
    page: null,
    quiz,
    mainPath: main?.mainPath ?? quiz.key,
  }
}

/** Only numbers that one lesson alone links to say where the quiz belongs. */
function lessonsByLink(lessons: OutlineLesson[]): Map<string, string> {
  const found = new Map<string, Set<string>>()
  for (const lesson of lessons) {
    for (const link of lesson.page?.links ?? []) {
      const number = quizNumberIn(link.url)
      if (number !== null) found.set(number, (found.get(number) ?? new Set()).add(lesson.mainPath))
    }
  }
  return new Map(
    [...found].flatMap(([number, paths]) => (paths.size === 1 ? [...paths].map(path => [number, path] as const) : [])),
  )
}

function byNumber(quiz: FoundQuiz, mains: OutlineLesson[]): string | null {
  const number = /^\s*(?:lesson|chapter|module|unit|week)\s+(\d+)\b/i.exec(quiz.title ?? '')?.[1]
  return number === undefined ? null : (mains[Number(number) - 1]?.path ?? null)
}

function byTitle(quiz: FoundQuiz, mains: OutlineLesson[]): string | null {
  const topic = comparable(cleanTitle(quiz.title ?? '').replace(KIND, ''))
  if (topic === '') return null
  return (
    (
      mains.find(main => comparable(main.title) === topic) ??
      mains.find(main => topic.length > 6 && comparable(main.title).includes(topic))
    )?.path ?? null
  )
}

/** Beside its lesson, or named like it: "03-loops.md" and "03-loops.json", or quiz.json in the lesson's folder. */
function byPlace(quiz: FoundQuiz, lessons: OutlineLesson[]): string | null {
  const stem = quiz.path.replace(/(\.quiz|[-_]quiz)?\.json$/i, '')
  const named = lessons.find(lesson => lesson.path.replace(/\.[^.]+$/, '') === stem)
  if (named !== undefined) return named.mainPath
  const folder = quiz.path.includes('/') ? quiz.path.slice(0, quiz.path.lastIndexOf('/')) : null
  const beside = lessons.filter(lesson => folder !== null && lesson.page?.folder === folder)
  return beside[beside.length - 1]?.mainPath ?? null
}
