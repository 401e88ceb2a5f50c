// How one text became another, word by word, with what stayed shortened to what stands around a change.
import { diffLines, diffWordsWithSpace } from 'diff'

export type WordChange = { kind: 'same' | 'added' | 'removed' | 'skipped'; text: string }

/** Texts that have hardly a word in common are compared by lines: words would take long and read as confetti. */
const MOST_EDITS = 2000
const TIMEOUT_MS = 300
const CONTEXT = 160

export function wordChanges(before: string, after: string): WordChange[] {
  const limits = { maxEditLength: MOST_EDITS, timeout: TIMEOUT_MS }
  const changes = diffWordsWithSpace(before, after, limits) ??
    diffLines(before, after, limits) ?? [
      { value: before, removed: true, added: false },
      { value: after, removed: false, added: true },
    ]
  return changes
    .filter(({ value }) => value !== '')
    .flatMap(({ value, added, removed }, at) => {
      if (added) return [{ kind: 'added' as const, text: value }]
      if (removed) return [{ kind: 'removed' as const, text: value }]
      return shortened(value, { opens: at === 0, ends: at === changes.length - 1 })
    })
}

function shortened(text: string, { opens, ends }: { opens: boolean; ends: boolean }): WordChange[] {
  const head = opens ? 0 : CONTEXT
  const tail = ends ? 0 : CONTEXT
  if (text.length <= head + tail + CONTEXT) return [{ kind: 'same', text }]
  const first = head === 0 ? '' : text.slice(0, wordEnd(text, head))
  const last = tail === 0 ? '' : text.slice(wordStart(text, text.length - tail))
  const parts: WordChange[] = [
    { kind: 'same', text: first },
    { kind: 'skipped', text: ' … ' },
    { kind: 'same', text: last },
  ]
  return parts.filter(part => part.text !== '')
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 || space > at + 40 ? at : space
}

function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space < 0 || space < at - 40 ? at : space
}
