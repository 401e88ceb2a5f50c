// Lets the page show what a deed about one's account changed.
import { refresh } from 'next/cache'
import type { Context } from '@/lib/core/context'

/** The same verb; the page around the form is read anew when it is done. */
export function showAfterwards<I, R>(verb: (ctx: Context, input: I) => Promise<R>) {
  return async (ctx: Context, input: I): Promise<R> => {
    const result = await verb(ctx, input)
    refresh()
    return result
  }
}
