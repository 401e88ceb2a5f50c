// What is said of a wrong field where its schema has no words of its own: in one sentence, as the others are.
import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** Continues the name of the field, as in `limit` “is at most 100”. */
export const fieldWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return issue.path?.length ? 'is missing' : 'there is no body'
      return typeWords(issue.expected, issue.input)
    case 'invalid_value':
      return `has to be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(value => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return sizeWords(issue.origin, 'least', issue.minimum)
    case 'too_big':
      return sizeWords(issue.origin, 'most', issue.maximum)
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'is not written as it has to be'
    case 'invalid_union':
      return unionWords(issue)
    default:
      return undefined
  }
}

function typeWords(expected: string, given: unknown): string {
  if (expected === 'int') return 'has to be a whole number'
  if (Number.isNaN(given)) return 'has to be a number'
  return `has to be ${KINDS[expected] ?? `a ${expected}`}, not ${KINDS[kindOf(given)] ?? kindOf(given)}`
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const KINDS: Record<string, string> = {
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  null: 'null',
  number: 'a number',
  string: 'a text',
}

function sizeWords(origin: string, side: 'least' | 'most', bound: number | bigint): string {
  if (origin === 'string')
    return `has at ${side} ${bound.toLocaleString('en')} ${Number(bound) === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `has at ${side} ${bound} ${Number(bound) === 1 ? 'entry' : 'entries'}`
  return `is at ${side} ${bound.toLocaleString('en')}`
}

const FORMATS: Record<string, string> = {
  uuid: 'has to be an id, as this API gives them',
  email: 'does not look like an e-mail address, such as you@example.com',
  url: 'has to be an address, such as https://example.com',
  date: 'has to be a day, such as 2026-03-01',
  datetime: 'has to be a time in UTC, such as 2026-03-01T12:00:00Z',
}

/** Where one field tells the forms apart, what it may say. */
function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const { options } = issue
  if (Array.isArray(options)) return `has to be one of ${options.map(option => JSON.stringify(option)).join(', ')}`
  return issue.input === undefined ? 'is missing' : 'has none of the forms that fit here'
}
