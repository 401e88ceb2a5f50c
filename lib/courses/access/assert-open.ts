// Refuses rules under which some lesson would never open.
import type { TxContext } from '@/db/client'
import { DomainError } from '@/lib/core/errors'
import { planOf } from './reads'
import { circleInWords } from './rules'

/** Looks at what the open transaction has written. Throws `invalid` at `path`, with the circle in words. */
export async function assertOpen(ctx: TxContext, courseId: string, path: string): Promise<void> {
  const circle = circleInWords(await planOf(ctx, courseId))
  if (circle) throw circleRefused(path, circle)
}

export function circleRefused(path: string, circle: string): DomainError {
  const message = `${circle}: nobody could ever open them. Nothing was changed.`
  return new DomainError('invalid', message, { code: 'prerequisite_circle', errors: [{ path, message }] })
}
