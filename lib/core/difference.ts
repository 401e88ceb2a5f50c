// What a deed changed, as facts tell it: the fields that differ, as they were and as they are, bounded in size.
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { TextPlace, textEdit } from './text-edit'

const fields = z.record(z.string(), z.unknown())
/** Of a long text only what differs is in `before` and `after`; `texts` says where it stands. */
export const Difference = z.object({ before: fields, after: fields, texts: z.record(z.string(), TextPlace).optional() })
export type Difference = z.infer<typeof Difference>
type Fields = Record<string, unknown>

/** Texts up to this long are kept whole. */
const SHORT = 400

/** Only the fields that differ; what is missing on a side is null. */
export function difference(before: Fields, after: Fields): Difference {
  const told = { before: {} as Fields, after: {} as Fields }
  const texts: Record<string, TextPlace> = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, young] = [storable(before[field]), storable(after[field])]
    if (isDeepStrictEqual(old, young)) continue
    const edit = isLong(old) || isLong(young) ? textEdit(textOf(old), textOf(young)) : null
    told.before[field] = edit ? edit.before : old
    told.after[field] = edit ? edit.after : young
    if (edit) texts[field] = edit.place
  }
  return Object.keys(texts).length > 0 ? { ...told, texts } : told
}

/** As the database keeps it: half a character becomes the sign for one that is missing. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : (value ?? null)
}

const isLong = (value: unknown) => typeof value === 'string' && value.length > SHORT
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** What did not fit any more: how many, and the fingerprint of the whole list. */
export const LeftOut = z.object({ leftOut: z.int(), sha256: z.string() })

/** The first entries of a list that fit together into so many characters of JSON; the last entry says what was left out. */
export function bounded<T>(list: readonly T[], mostCharacters: number): (T | z.infer<typeof LeftOut>)[] {
  let room = mostCharacters
  const kept = list.findIndex(entry => {
    room -= JSON.stringify(entry).length
    return room < 0
  })
  if (kept < 0) return [...list]
  const sha256 = createHash('sha256').update(JSON.stringify(list)).digest('hex')
  return [...list.slice(0, kept), { leftOut: list.length - kept, sha256 }]
}
