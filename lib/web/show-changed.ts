// Does what changes something, and has the page that is open show it; also what another changed, where that is in the way.
import 'server-only'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
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

/** Goes on to another page after something changed: whoever goes back sees the page that they left as it is now. */
export function goOn(path: string): never {
  refresh()
  redirect(path)
}
