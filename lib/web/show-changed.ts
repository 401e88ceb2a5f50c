// Does what changes something, and has the page that is open show it; also what another changed, where that is in the way.
import 'server-only'
import { refresh } from 'next/cache'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'

export function showChanged<I, R>(verb: (ctx: Context, input: I) => Promise<R>) {
  return async (ctx: Context, input: I): Promise<R> => {
    try {
      const result = await verb(ctx, input)
      refresh()
      return result
    } catch (error) {
      if (isDomainError(error) && error.reason === 'conflict') refresh()
      throw error
    }
  }
}
