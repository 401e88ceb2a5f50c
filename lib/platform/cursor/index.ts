// Cursors under this deployment's own key: what reads of lists use; how they are built is in lib/core/cursor.ts.
import 'server-only'
import { type CursorKey, openCursor, sealCursor } from '@/lib/core/cursor'
import { derivedKey } from '@/lib/env'

/** Writes a cursor. `list` names the list with its sort and filters, so that a cursor of another list is refused. */
export function encodeCursor(list: string, key: CursorKey[]): string {
  return sealCursor(derivedKey('cursor'), list, key)
}

/** Reads a cursor of this list. Throws `invalid` (422) for an unknown or foreign one. */
export function decodeCursor(list: string, cursor: string): CursorKey[] {
  return openCursor(derivedKey('cursor'), list, cursor)
}
