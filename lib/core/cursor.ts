// Opaque cursors for keyset paging: the sort key of the last row, sealed by HMAC for the list that issued it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { invalid } from './errors'

export type CursorKey = string | number | null

/** 128 bits of the HMAC stand before the key: more than anybody can guess, and short in an address. */
const SEAL_BYTES = 16

/** Writes a cursor. `list` names the list with its sort and filters, so that a cursor of another list is refused. */
export function sealCursor(secret: Uint8Array, list: string, key: CursorKey[]): string {
  const body = Buffer.from(JSON.stringify(key))
  return Buffer.concat([seal(secret, list, body), body]).toString('base64url')
}

/** Reads a cursor of this list. Throws `invalid` (422) for one that was made up, changed, or issued by another list. */
export function openCursor(secret: Uint8Array, list: string, cursor: string): CursorKey[] {
  const bytes = Buffer.from(cursor, 'base64url')
  const [given, body] = [bytes.subarray(0, SEAL_BYTES), bytes.subarray(SEAL_BYTES)]
  // Node.js skips what is no base64url, so another text can hold the same bytes.
  const asIssued = bytes.toString('base64url') === cursor
  if (!asIssued || given.length < SEAL_BYTES || !timingSafeEqual(given, seal(secret, list, body)))
    throw invalid('cursor', 'This page link does not belong to this list.')
  return JSON.parse(body.toString('utf8'))
}

/** The list's length goes first, so that no list and key read together as another pair. */
function seal(secret: Uint8Array, list: string, body: Buffer): Buffer {
  const mac = createHmac('sha256', secret)
    .update(`${Buffer.byteLength(list)}\n${list}\n`)
    .update(body)
  return mac.digest().subarray(0, SEAL_BYTES)
}
