// Captions as they are being written: times as they were typed, so that nothing is lost while they are not right yet.
import { checkCues } from '@/lib/media/captions/check-cues'
import { type CueProblem, type EditableCue, readCues, secondsIn, timeWords, writeVtt } from '@/lib/media/captions/cues'

export type DraftCue = { key: string; from: string; to: string; text: string; settings: string }
export type Draft = { head: string; cues: DraftCue[] }

let made = 0
const newKey = () => `cue-${++made}`

/** The draft of a text in WebVTT or SubRip, and what of it could not be read. */
export function draftOf(text: string): { draft: Draft; problems: CueProblem[] } {
  const { head, cues, problems } = readCues(text)
  const rows = cues.map(({ from, to, text: words, settings }) => cueAt(from, to, words, settings))
  return { draft: { head, cues: rows }, problems }
}

/** WebVTT; a time that cannot be read counts as 0, so look at `problemsOf` first. */
export function textOf(draft: Draft): string {
  return writeVtt({ head: draft.head, cues: editable(draft) })
}

/** Those of times that cannot be read come first; lines are those of the file as it would be written. */
export function problemsOf(draft: Draft, durationSeconds: number | null): CueProblem[] {
  const cues = editable(draft)
  const unread = draft.cues.flatMap(({ from, to }, at) => {
    const wrong = [from, to].find(time => secondsIn(time) === undefined)
    if (wrong === undefined) return []
    const message = `Cue ${at + 1} has a time that cannot be read: “${wrong}”. Write it as 1:02.500.`
    return [{ cue: at + 1, line: cues[at]?.line ?? 1, message, isAdvice: false }]
  })
  return unread.length > 0 ? unread : checkCues(cues, durationSeconds)
}

export function changed(draft: Draft, key: string, change: Partial<DraftCue>): Draft {
  return { ...draft, cues: draft.cues.map(cue => (cue.key === key ? { ...cue, ...change } : cue)) }
}

export function removed(draft: Draft, key: string): Draft {
  return { ...draft, cues: draft.cues.filter(cue => cue.key !== key) }
}

const USUAL_SECONDS = 3

/** A new cue after another (or first): it begins when that one ends, or at `nowSeconds` where that is later, and ends before the next. */
export function addedAfter(draft: Draft, key: string | null, nowSeconds: number): Draft {
  const at = draft.cues.findIndex(cue => cue.key === key)
  const before = draft.cues[at]
  const next = draft.cues[at + 1]
  const earliest = before ? (secondsIn(before.to) ?? 0) : 0
  const latest = next ? (secondsIn(next.from) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const from = nowSeconds > earliest && nowSeconds < latest ? nowSeconds : earliest
  const cue = cueAt(from, Math.max(from, Math.min(from + USUAL_SECONDS, latest)), '', '')
  return { ...draft, cues: draft.cues.toSpliced(at + 1, 0, cue) }
}

/** Two cues out of one: at `nowSeconds` where that is within, else in the middle; its words part where the times do. */
export function split(draft: Draft, key: string, nowSeconds: number): Draft {
  const at = draft.cues.findIndex(cue => cue.key === key)
  const cue = draft.cues[at]
  const [from, to] = [secondsIn(cue?.from ?? ''), secondsIn(cue?.to ?? '')]
  if (!cue || from === undefined || to === undefined || to <= from) return draft
  const middle = nowSeconds > from && nowSeconds < to ? nowSeconds : (from + to) / 2
  const [first, second] = partedWords(cue.text, (middle - from) / (to - from))
  const halves = [{ ...cue, to: timeWords(middle), text: first }, cueAt(middle, to, second, cue.settings)]
  return { ...draft, cues: draft.cues.toSpliced(at, 1, ...halves) }
}

/** In the order of time; cues without a readable time stay behind the one before them. */
export function sorted(draft: Draft): Draft {
  const begins = (cue: DraftCue) => secondsIn(cue.from) ?? Number.POSITIVE_INFINITY
  return { ...draft, cues: draft.cues.toSorted((a, b) => begins(a) - begins(b)) }
}

/** Between words, and at the end of a line where that is near. */
function partedWords(text: string, share: number): [string, string] {
  const lines = text.split('\n')
  if (lines.length === 2) return [lines[0] ?? '', lines[1] ?? '']
  const words = text.split(/\s+/)
  const at = Math.round(words.length * share)
  return [words.slice(0, at).join(' '), words.slice(at).join(' ')]
}

function cueAt(from: number, to: number, text: string, settings: string): DraftCue {
  return { key: newKey(), from: timeWords(from), to: timeWords(to), text, settings }
}

function editable({ head, cues }: Draft): EditableCue[] {
  let line = 3 + (head ? head.split('\n').length + 1 : 0)
  return cues.map(({ from, to, text, settings }) => {
    const cue = { from: secondsIn(from) ?? 0, to: secondsIn(to) ?? 0, text, settings, line }
    line +=
      text
        .trim()
        .replace(/\n\s*\n+/g, '\n')
        .split('\n').length + 2
    return cue
  })
}
