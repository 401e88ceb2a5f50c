// Which keys a store accepts: path-like names that can never leave its folder.
import { type DomainError, invalid, notFound } from '@/lib/core/errors'

const SEGMENT = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]*$/

/** Gives the key back when it is well formed. Throws `invalid` for anything that could climb, hide or overflow. */
export function checkedKey(key: string): string {
  const sound = key.length <= 512 && key.split('/').every(segment => SEGMENT.test(segment) && !segment.includes('..'))
  if (!sound) throw invalid('key', 'This is not a valid name for a stored file.')
  return key
}

/** The refusal when nothing is stored under a key. */
export function missingFile(): DomainError {
  return notFound('file')
}
