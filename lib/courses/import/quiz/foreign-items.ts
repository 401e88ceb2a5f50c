// Reads questions written in other shapes: their names for things, and answers by flag, index, letter or text.
import type { PlannedQuizItem } from '../plan'

export type BrokenItem = { question: string; reason: string }

const PROMPTS = ['questionText', 'question', 'prompt', 'stem', 'text', 'title', 'q', 'query']
const OPTIONS = ['answerOptions', 'options', 'choices', 'answers', 'alternatives', 'a', 'responses']
const OPTION_TEXTS = ['answerText', 'text', 'answer', 'option', 'label', 'value', 'content', 'body', 'choice', 'title']
const FLAGS = ['isCorrect', 'correct', 'is_correct', 'right', 'isRight', 'isAnswer']
const ANSWERS = [
  'correctAnswers',
  'correctAnswer',
  'correct_answers',
  'correct_answer',
  'correctIndex',
  'correctOption',
  'correct_option',
  'answerIndex',
  'answer_index',
  'correct',
  'answer',
  'solution',
]
const EXPLANATIONS = ['explanation', 'feedback', 'rationale', 'comment', 'reason', 'hint']
const MAX_CHOICES = 20

type Fields = Map<string, unknown>
type Option = { text: string; correct: boolean }

export function looksLikeItem(value: unknown): boolean {
  const fields = fieldsOf(value)
  return fields !== null && promptOf(fields) !== null && optionsOf(fields) !== null
}

export function readForeignItems(list: unknown[]): { items: PlannedQuizItem[]; broken: BrokenItem[] } {
  const items: PlannedQuizItem[] = []
  const broken: BrokenItem[] = []
  const countsFromOne = indexesCountFromOne(list)
  for (const [i, value] of list.entries()) {
    const fields = fieldsOf(value)
    const prompt = fields === null ? null : promptOf(fields)
    const options = fields === null ? null : optionsOf(fields)
    const question = prompt ?? `Question ${i + 1}`
    if (fields === null || prompt === null || options === null) {
      broken.push({ question, reason: 'It has no text or no answers to choose from.' })
      continue
    }
    const choices = withAnswers(options, fields, countsFromOne).filter(choice => choice.text !== '')
    const reason = whyUnusable(choices)
    if (reason !== null) broken.push({ question, reason })
    else items.push(item(prompt, choices, fields))
  }
  return { items, broken }
}

function item(prompt: string, choices: Option[], fields: Fields): PlannedQuizItem {
  const explanation = EXPLANATIONS.map(name => fields.get(name)).find(
    value => typeof value === 'string' && value.trim() !== '',
  )
  const several = choices.filter(choice => choice.correct).length > 1
  return {
    kind: several ? 'multiple' : 'single',
    prompt: asMarkdown(prompt),
    choices: choices.map(choice => ({ text: asMarkdown(choice.text), correct: choice.correct })),
    explanation: typeof explanation === 'string' ? asMarkdown(explanation) : null,
    difficulty: 'medium',
  }
}

function whyUnusable(choices: Option[]): string | null {
  if (choices.length < 2) return 'It has fewer than two answers to choose from.'
  if (choices.length > MAX_CHOICES) return `It has more than ${MAX_CHOICES} answers to choose from.`
  if (!choices.some(choice => choice.correct)) return 'No answer is marked as correct.'
  if (new Set(choices.map(choice => choice.text)).size < choices.length) return 'It offers the same answer twice.'
  return null
}

function promptOf(fields: Fields): string | null {
  const found = PROMPTS.map(name => fields.get(name)).find(value => typeof value === 'string' && value.trim() !== '')
  return typeof found === 'string' ? found.trim() : null
}

function optionsOf(fields: Fields): { value: unknown; letter: string | null }[] | null {
  for (const name of OPTIONS) {
    const value = fields.get(name)
    if (Array.isArray(value) && value.length > 0) return value.map(option => ({ value: option, letter: null }))
    const lettered = fieldsOf(value)
    if (lettered !== null && lettered.size > 1 && [...lettered.keys()].every(key => /^[a-z0-9]{1,2}$/i.test(key))) {
      return [...lettered].map(([letter, option]) => ({ value: option, letter }))
    }
  }
  return null
}

function withAnswers(
  options: { value: unknown; letter: string | null }[],
  fields: Fields,
  countsFromOne: boolean,
): Option[] {
  const choices = options.map(({ value }) => ({ text: textOf(value), correct: flagged(value) }))
  if (choices.some(choice => choice.correct)) return choices
  for (const answer of answersOf(fields)) {
    const byText = choices.findIndex(choice => choice.text === String(answer).trim())
    const at = byText >= 0 ? byText : position(answer, options, countsFromOne)
    const choice = choices[at]
    if (choice !== undefined) choice.correct = true
  }
  return choices
}

function position(
  answer: unknown,
  options: { value: unknown; letter: string | null }[],
  countsFromOne: boolean,
): number {
  if (typeof answer === 'number') return answer - (countsFromOne ? 1 : 0)
  if (typeof answer !== 'string') return -1
  const word = answer.trim().replace(/^[([]|[)\].:]$/g, '')
  const lettered = options.findIndex(option => option.letter?.toLowerCase() === word.toLowerCase())
  if (lettered >= 0) return lettered
  if (/^[a-z]$/i.test(word)) return word.toLowerCase().charCodeAt(0) - 97
  if (/^\d+$/.test(word)) return Number(word) - (countsFromOne ? 1 : 0)
  return options.findIndex(option => textOf(option.value).toLowerCase() === word.toLowerCase())
}

function answersOf(fields: Fields): unknown[] {
  for (const name of ANSWERS) {
    const value = fields.get(name)
    if (Array.isArray(value) && value.every(part => typeof part !== 'object')) return value
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value]
  }
  return []
}

/** Indexes count from one where none is zero and one is as high as its number of answers. */
function indexesCountFromOne(list: unknown[]): boolean {
  let touchesEnd = false
  for (const value of list) {
    const fields = fieldsOf(value)
    const count = fields === null ? 0 : (optionsOf(fields)?.length ?? 0)
    for (const answer of fields === null ? [] : answersOf(fields)) {
      const index =
        typeof answer === 'number' ? answer : typeof answer === 'string' && /^\d+$/.test(answer) ? Number(answer) : null
      if (index === 0) return false
      if (index === count) touchesEnd = true
    }
  }
  return touchesEnd
}

function textOf(option: unknown): string {
  if (typeof option === 'string' || typeof option === 'number' || typeof option === 'boolean')
    return String(option).trim()
  const fields = fieldsOf(option)
  const found =
    fields === null
      ? undefined
      : OPTION_TEXTS.map(name => fields.get(name)).find(value => typeof value === 'string' || typeof value === 'number')
  return found === undefined ? '' : String(found).trim()
}

function flagged(option: unknown): boolean {
  const fields = fieldsOf(option)
  const flag = fields === null ? undefined : FLAGS.map(name => fields.get(name)).find(value => value !== undefined)
  return flag === true || flag === 1 || (typeof flag === 'string' && /^(true|yes|1)$/i.test(flag.trim()))
}

function fieldsOf(value: unknown): Fields | null {
  return value === null || typeof value !== 'object' || Array.isArray(value) ? null : new Map(Object.entries(value))
}

/** Those files hold plain text: a tag in a question is something to read, not markup. */
function asMarkdown(text: string): string {
  return text
    .trim()
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/</g, '\\<').replace(/(?<!\\)\$/g, '\\$')))
    .join('')
}
