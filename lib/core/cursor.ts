// Opaque cursors for keyset paging: the sort key of the last row, bound to the list that issued it.
import { createHash } from 'node:crypto'
import { invalid } from './errors'

type Key = string | number | null

/** Writes a cursor. `list` names the list with its sort, so that a cursor of another list is refused. */
export function encodeCursor(list: string, key: Key[]): string {
  const body = JSON.stringify(key)
  return Buffer.from(`${check(list, body)}${body}`).toString('base64url')
}

/** Reads a cursor of this list. Throws `invalid` (422) for an unknown or foreign one. */
export function decodeCursor(list: string, cursor: string): Key[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const body = text.slice(8)
  const key = text.slice(0, 8) === check(list, body) ? parsed(body) : undefined
  if (!key) throw invalid('cursor', 'This page link does not belong to this list.')
  return key
}

/** The check can be forged, so what it covers is looked at, too. */
function parsed(body: string): Key[] | undefined {
  try {
    const key: unknown = JSON.parse(body)
    return Array.isArray(key) ? key : undefined
  } catch {
    return undefined
  }
}

function check(list: string, body: string): string {
  return createHash('sha256').update(`${list}\n${body}`).digest('hex').slice(0, 8)
}
