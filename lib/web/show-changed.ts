// Does what changes something, and has the page that is open show it.
import 'server-only'
import { refresh } from 'next/cache'
import type { Context } from '@/lib/core/context'

export function showChanged<I, R>(verb: (ctx: Context, input: I) => Promise<R>) {
  return async (ctx: Context, input: I): Promise<R> => {
    const result = await verb(ctx, input)
    refresh()
    return result
  }
}
