// Does what changes the reviews of a course, and has the page that is open show it.
import 'server-only'
import { refresh } from 'next/cache'
import type { Context } from '@/lib/core/context'

export function showAfterwards<I, R>(verb: (ctx: Context, input: I) => Promise<R>) {
  return async (ctx: Context, input: I): Promise<R> => {
    const result = await verb(ctx, input)
    refresh()
    return result
  }
}
