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
  if (text.slice(0, 8) !== check(list, body)) throw invalid('cursor', 'This page link does not belong to this list.')
  return JSON.parse(body) as Key[]
}

function check(list: string, body: string): string {
  return createHash('sha256').update(`${list}\n${body}`).digest('hex').slice(0, 8)
}
