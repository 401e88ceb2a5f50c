// The refusal of a writing that continues something older than what stands there.
import { DomainError } from '@/lib/core/errors'

/** `newest` travels in the problem document, so that the editor can show the difference at once. */
export function editConflict(message: string, newest: Record<string, unknown>): DomainError {
  return new DomainError('conflict', message, { code: 'edit_conflict', extra: newest })
}
