// Turns what zod found wrong into one refusal with a path and a sentence for each field.
import type { z } from 'zod'
import { DomainError, type FieldError } from '@/lib/core/errors'
import { fieldWords } from './field-words'

/** Parses an external input once, at the door. Throws `invalid` (422) with every wrong field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, where: 'path' | 'query' | 'body'): T {
  const parsed = tryParse(schema, value)
  if (parsed.success) return parsed.data
  if (where === 'path') throw new DomainError('not_found', 'We could not find that.')
  throw new DomainError('invalid', sentence(parsed.errors), { errors: parsed.errors })
}

/** The input as the schema wants it, or every wrong field. Text that no database keeps is wrong in every field. */
export function tryParse<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { success: true; data: T } | { success: false; errors: FieldError[] } {
  const parsed = schema.safeParse(value, { error: fieldWords })
  if (!parsed.success) return { success: false, errors: fieldErrors(parsed.error) }
  const errors = unstorable(parsed.data)
  return errors.length > 0 ? { success: false, errors } : { success: true, data: parsed.data }
}

/** NUL and halves of a surrogate pair: valid in JSON, refused by Postgres. */
const UNSTORABLE = /\0|\p{Surrogate}/u

function unstorable(value: unknown): FieldError[] {
  const errors: FieldError[] = []
  const waiting: [string, unknown][] = [['', value]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, part] = next
    if (typeof part === 'string') {
      if (UNSTORABLE.test(part)) errors.push({ path, message: 'has characters that cannot be stored' })
    } else if (isPlain(part)) {
      for (const [key, inner] of Object.entries(part)) {
        const at = path === '' ? key : `${path}.${key}`
        if (UNSTORABLE.test(key)) errors.push({ path, message: 'has a name with characters that cannot be stored' })
        else waiting.push([at, inner])
      }
    }
  }
  return errors
}

/** Arrays and objects of JSON; files and dates of a form have no text of their own. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.'), message: issue.message }]
    return issue.keys.map(key => ({
      path: [...issue.path, key].join('.'),
      message: 'is not a field that can be set here',
    }))
  })
}

export function sentence(errors: FieldError[]): string {
  const [first] = errors
  if (!first) return 'Some of that is not right.'
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return `Please check ${first.path === '' ? 'what you sent' : `“${first.path}”`}: ${first.message}${more}.`
}
