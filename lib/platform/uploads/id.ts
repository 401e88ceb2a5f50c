// Which names an upload may have on the disk: our own ids and nothing that could climb.
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'

/** Gives the id back. Throws `not_found` for anything else. */
export function checkedId(id: string): string {
  if (!isId(id)) throw notFound('upload')
  return id
}
