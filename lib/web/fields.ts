// Turns what zod found wrong into one refusal with a path and a sentence for each field.
import type { z } from 'zod'
import { DomainError, type FieldError } from '@/lib/core/errors'

/** Parses an external input once, at the door. Throws `invalid` (422) with every wrong field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, where: 'path' | 'query' | 'body'): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  if (where === 'path') throw new DomainError('not_found', 'We could not find that.')
  const errors = fieldErrors(parsed.error)
  throw new DomainError('invalid', sentence(errors), { errors })
}

export function fieldErrors(error: z.ZodError): FieldError[] {
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
