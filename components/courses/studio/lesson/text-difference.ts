// The difference between two texts for people: the passages that changed, word by word, with a line around them.
import { diffLines, diffWordsWithSpace } from 'diff'

export type Piece = { as: 'same' | 'added' | 'removed'; text: string }
/** One changed place; `skipped` counts the equal lines before it that are not shown. */
export type Passage = { skipped: number; pieces: Piece[] }

const AROUND = 1
const LONGEST_BY_WORD = 8_000

/** From `before` to `after`. Equal texts give no passage. */
export function textDifference(before: string, after: string): Passage[] {
  const passages: Passage[] = []
  const parts = diffLines(`${before}\n`, `${after}\n`)
  let open: Passage | undefined
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (!part) continue
    const next = parts[at + 1]
    if (part.added || part.removed) {
      open ??= { skipped: 0, pieces: [] }
      const isPair = part.removed && next?.added
      open.pieces.push(...(isPair ? byWord(part.value, next.value) : [pieceOf(part)]))
      if (isPair) at++
      continue
    }
    const lines = part.value.replace(/\n$/, '').split('\n')
    const isEnd = at === parts.length - 1
    if (open && lines.length <= 2 * AROUND && !isEnd) {
      open.pieces.push({ as: 'same', text: part.value })
      continue
    }
    if (open) {
      open.pieces.push({ as: 'same', text: `${lines.slice(0, AROUND).join('\n')}\n` })
      passages.push(open)
    }
    open = isEnd
      ? undefined
      : {
          skipped: Math.max(0, lines.length - AROUND * (open ? 2 : 1)),
          pieces: [{ as: 'same', text: `${lines.slice(-AROUND).join('\n')}\n` }],
        }
  }
  return open ? [...passages, open] : passages
}

function byWord(before: string, after: string): Piece[] {
  if (before.length + after.length > LONGEST_BY_WORD) {
    return [
      { as: 'removed', text: before },
      { as: 'added', text: after },
    ]
  }
  return diffWordsWithSpace(before, after).map(pieceOf)
}

function pieceOf({ added, removed, value }: { added: boolean; removed: boolean; value: string }): Piece {
  return { as: added ? 'added' : removed ? 'removed' : 'same', text: value }
}
