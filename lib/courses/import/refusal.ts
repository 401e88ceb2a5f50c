// The one way in which an import says no.
import { DomainError } from '@/lib/core/errors'

/** A refusal of the whole source; nothing has been imported when it is thrown. */
export function refusal(message: string, cause?: unknown): DomainError {
  return new DomainError('invalid', message, { cause })
}
