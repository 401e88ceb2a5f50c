// Cursors of lists that are sorted by birth: the time in milliseconds and the id.
import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'

const Key = z.tuple([z.int().min(0).max(8.64e12), z.uuid()])
export type Born = { id: string; createdAt: Date }

/** One page of `limit` out of the `limit + 1` rows that were read, and the cursor of the next. */
export function pageOf<R extends Born>(
  list: string,
  found: R[],
  limit: number,
): { page: R[]; nextCursor: string | null } {
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const more = last && found.length > limit
  return { page, nextCursor: more ? encodeCursor(list, [last.createdAt.getTime(), last.id]) : null }
}

/** Where the page begins. Throws `invalid` for a cursor of another list. */
export function bornOf(list: string, cursor: string): Born {
  const parsed = Key.safeParse(decodeCursor(list, cursor))
  if (!parsed.success) throw invalid('cursor', 'This page link does not belong to this list.')
  const [at, id] = parsed.data
  return { id, createdAt: new Date(at) }
}
