// Recognizes quizzes in JSON of many shapes: ours, that of public curricula, and lists of questions with their answers.
import { z } from 'zod'
import type { LessonDifficulty, PlannedQuizItem } from '../plan'
import { type BrokenItem, looksLikeItem, readForeignItems } from './foreign-items'

export type QuizDraft = {
  /** The quiz's own id or position in its file, as text. */
  id: string
  title: string | null
  passPercent: number
  draw: number | null
  difficulty: LessonDifficulty | null
  skills: string[]
  items: PlannedQuizItem[]
  broken: BrokenItem[]
}

const difficulty = z.enum(['easy', 'medium', 'hard', 'expert'])
const text = z.string().trim().min(1).max(20_000)

/** Our own quiz file, as the course folder format writes it. */
export const CairnQuiz = z.object({
  title: text,
  passPercent: z.number().int().min(1).max(100).default(70),
  draw: z.number().int().min(1).nullish(),
  difficulty: difficulty.nullish(),
  skills: z.array(text).default([]),
  items: z.array(z.unknown()).min(1),
})
const CairnItem = z.object({
  kind: z.enum(['single', 'multiple']),
  prompt: text,
  choices: z
    .array(z.object({ text, correct: z.boolean() }))
    .min(2)
    .max(20),
  explanation: text.nullish(),
  difficulty: difficulty.nullish(),
})

/** Three questions are a common quiz, and two of three are a pass. */
const FOREIGN_PASS_PERCENT = 60
const MAX_DEPTH = 6

/** Every quiz in a JSON value, in order; an empty list where there is none. */
export function quizzesIn(value: unknown): QuizDraft[] {
  const cairn = CairnQuiz.safeParse(value)
  if (cairn.success && cairn.data.items.some(item => CairnItem.safeParse(item).success)) return [fromCairn(cairn.data)]
  const found: QuizDraft[] = []
  collect(value, null, 0, found)
  return found
}

function fromCairn(quiz: z.infer<typeof CairnQuiz>): QuizDraft {
  const items: PlannedQuizItem[] = []
  const broken: BrokenItem[] = []
  for (const [i, raw] of quiz.items.entries()) {
    const item = CairnItem.safeParse(raw)
    const reason = item.success ? whyBroken(item.data) : (item.error.issues[0]?.message ?? 'It is not a question.')
    if (!item.success || reason !== null)
      broken.push({ question: `Question ${i + 1}`, reason: reason ?? 'It is not a question.' })
    else {
      const own = item.data.difficulty ?? quiz.difficulty ?? 'medium'
      items.push({ ...item.data, explanation: item.data.explanation ?? null, difficulty: own })
    }
  }
  const draw = quiz.draw === null || quiz.draw === undefined ? null : Math.min(quiz.draw, items.length)
  return {
    id: '',
    title: quiz.title,
    passPercent: quiz.passPercent,
    draw,
    difficulty: quiz.difficulty ?? null,
    skills: quiz.skills,
    items,
    broken,
  }
}

function whyBroken(item: z.infer<typeof CairnItem>): string | null {
  const correct = item.choices.filter(choice => choice.correct).length
  if (correct === 0) return 'No answer is marked as correct.'
  return item.kind === 'single' && correct > 1 ? 'It allows one answer, but several are marked as correct.' : null
}

function collect(value: unknown, title: string | null, depth: number, found: QuizDraft[]): void {
  if (depth > MAX_DEPTH || value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    if (value.length > 0 && value.filter(looksLikeItem).length * 2 > value.length) addForeign(value, null, title, found)
    else for (const part of value) collect(part, title, depth + 1, found)
    return
  }
  const named = new Map<string, unknown>(Object.entries(value))
  const own = ['title', 'name', 'topic', 'lesson', 'chapter']
    .map(key => named.get(key))
    .find(name => typeof name === 'string' && name.trim() !== '')
  for (const part of named.values()) {
    if (Array.isArray(part) && part.length > 0 && part.filter(looksLikeItem).length * 2 > part.length) {
      addForeign(part, named.get('id') ?? null, typeof own === 'string' ? own : title, found)
    } else collect(part, typeof own === 'string' && depth > 0 ? own : title, depth + 1, found)
  }
}

function addForeign(list: unknown[], id: unknown, title: string | null, found: QuizDraft[]): void {
  const { items, broken } = readForeignItems(list)
  const ownId = typeof id === 'string' || typeof id === 'number' ? String(id) : String(found.length + 1)
  found.push({
    id: ownId,
    title,
    passPercent: FOREIGN_PASS_PERCENT,
    draw: null,
    difficulty: null,
    skills: [],
    items,
    broken,
  })
}
