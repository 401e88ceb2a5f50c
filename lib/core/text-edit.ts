// What a text said before and says after, where the two differ: short enough to keep, exact, and provable as a whole.
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What stands around a difference is kept along with it, so that it reads as words. */
const AROUND = 40
/** Characters of each side that are kept; what is longer is cut, and its fingerprint proves the rest. */
const LONGEST_SIDE = 200_000

const Whole = z.object({ length: z.int(), sha256: z.string() })
/** `at` is where both sides begin in the whole text; `whole` describes the text that they are of. */
export const TextPlace = z.object({
  at: z.int(),
  isCut: z.boolean(),
  whole: z.object({ before: Whole, after: Whole }),
})
export type TextPlace = z.infer<typeof TextPlace>
export type TextEdit = { before: string; after: string; place: TextPlace }

/** Unless it is cut, putting `after` where `before` stands makes the one text the other, and the other way round. */
export function textEdit(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const at = wholeCharacter(before, Math.max(0, head - AROUND))
  const end = wholeCharacter(before, Math.min(before.length, before.length - tail + AROUND))
  const sides = { before: before.slice(at, end), after: after.slice(at, after.length - (before.length - end)) }
  const [old, young] = [cut(sides.before), cut(sides.after)]
  const isCut = old !== sides.before || young !== sides.after
  return { before: old, after: young, place: { at, isCut, whole: { before: whole(before), after: whole(after) } } }
}

function cut(side: string): string {
  return side.length <= LONGEST_SIDE ? side : side.slice(0, wholeCharacter(side, LONGEST_SIDE))
}

/** Never between the two halves of a character: a half cannot be stored. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff
  return isSecondHalf && at > 0 ? at - 1 : at
}

function whole(text: string): z.infer<typeof Whole> {
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') }
}
