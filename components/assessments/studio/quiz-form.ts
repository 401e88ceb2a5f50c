// A quiz while it is written: what may be unfinished, what is missing in words, and what goes to the server.
import type { AuthoredQuiz, SaveQuiz } from '@/lib/assessments/schemas'
import { newId } from '@/lib/core/ids'

export type ChoiceDraft = { key: string; textMarkdown: string; correct: boolean }
export type ItemDraft = {
  /** Stays for as long as the page; `id` is the server's. */
  key: string
  id: string | null
  sourceKey: string | null
  kind: 'single' | 'multiple'
  promptMarkdown: string
  choices: ChoiceDraft[]
  explanationMarkdown: string
  difficulty: 'easy' | 'medium' | 'hard' | 'expert'
  points: number
  skills: string[]
}
export type QuizRules = Pick<SaveQuiz, 'passPercent' | 'drawCount' | 'timeLimitSeconds' | 'attemptsAllowed' | 'shuffle'>
export type QuizDraft = QuizRules & { items: ItemDraft[] }

export const newChoice = (): ChoiceDraft => ({ key: newId(), textMarkdown: '', correct: false })

export function newItem(): ItemDraft {
  return {
    key: newId(),
    id: null,
    // The server finds it again by this, also when its first answer was lost on the way.
    sourceKey: `studio-${newId()}`,
    kind: 'single',
    promptMarkdown: '',
    choices: [{ ...newChoice(), correct: true }, newChoice()],
    explanationMarkdown: '',
    difficulty: 'medium',
    points: 1,
    skills: [],
  }
}

const RULES: QuizRules = {
  passPercent: 70,
  drawCount: null,
  timeLimitSeconds: null,
  attemptsAllowed: null,
  shuffle: true,
}

export function draftOf(quiz: AuthoredQuiz | null): QuizDraft {
  if (!quiz) return { ...RULES, items: [] }
  const { passPercent, drawCount, timeLimitSeconds, attemptsAllowed, shuffle } = quiz
  const items = quiz.items.map(item => ({
    ...item,
    key: item.id,
    choices: item.choices.map((choice, at) => ({ ...choice, key: `${item.id}-${at}` })),
  }))
  return { passPercent, drawCount, timeLimitSeconds, attemptsAllowed, shuffle, items }
}

/** For the server. Throws nothing; ask `missing` first. */
export function bodyOf(draft: QuizDraft, baseUpdatedAt: string | null): SaveQuiz {
  const { items, drawCount, ...rules } = draft
  return {
    ...rules,
    baseUpdatedAt,
    drawCount: drawCount === null ? null : Math.min(drawCount, items.length),
    items: items.map(({ key: _, id, sourceKey, choices, ...item }) => ({
      ...item,
      ...(id ? { id } : {}),
      ...(sourceKey ? { sourceKey } : {}),
      choices: choices.map(({ textMarkdown, correct }) => ({ textMarkdown, correct })),
    })),
  }
}

/** What keeps a question from being asked; empty when it is whole. */
export function missingOf(item: ItemDraft): string[] {
  const missing: string[] = []
  const right = item.choices.filter(({ correct }) => correct).length
  const words = item.choices.map(({ textMarkdown }) => textMarkdown.trim())
  if (item.promptMarkdown.trim() === '') missing.push('ask something')
  if (words.some(text => text === '')) missing.push('fill in or remove the empty answer')
  if (item.choices.length < 2) missing.push('give at least two answers')
  if (new Set(words).size < words.length && !words.includes('')) missing.push('two answers are the same')
  if (item.kind === 'single' && right !== 1) missing.push('mark the one right answer')
  if (item.kind === 'multiple' && right === 0) missing.push('mark at least one right answer')
  return missing
}

/** Why the quiz is not saved yet, in words; null when it can be. */
export function missing(draft: QuizDraft): string | null {
  if (draft.items.length === 0) return 'A quiz needs at least one question.'
  const unfinished = draft.items.flatMap((item, at) => {
    const words = missingOf(item)
    return words.length > 0 ? [`question ${at + 1} (${words.join(', ')})`] : []
  })
  return unfinished.length > 0 ? `Unfinished: ${unfinished.join('; ')}. It is saved as soon as it is whole.` : null
}

/** What the server made of the items, without disturbing what is typed. */
export function withIds(draft: QuizDraft, saved: AuthoredQuiz): QuizDraft {
  const ids = new Map(saved.items.flatMap(({ sourceKey, id }) => (sourceKey ? [[sourceKey, id] as const] : [])))
  return {
    ...draft,
    items: draft.items.map(item => ({ ...item, id: item.id ?? ids.get(item.sourceKey ?? '') ?? null })),
  }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from)
  const [one] = list.slice(from, from + 1)
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)]
}
