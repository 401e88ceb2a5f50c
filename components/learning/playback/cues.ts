// The cues of a WebVTT file, for a transcript that one can read, search and click.

/** Seconds in the video, and the words without marks. */
export type Cue = { from: number; to: number; text: string }

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})/
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
}

/** In their order of time; blocks that are no cues (notes, styles, regions, broken timings) are left out. */
export function parseCues(vtt: string): Cue[] {
  const blocks = vtt
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  return blocks.flatMap(cueOf).sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The index of the cue that is said at a moment, or -1; of overlapping ones the latest that began. */
export function cueAt(cues: readonly Cue[], seconds: number): number {
  return cues.findLastIndex(cue => cue.from <= seconds && seconds < cue.to)
}

function cueOf(block: string): Cue[] {
  const lines = block.split('\n')
  const at = lines.findIndex(line => TIMING.test(line))
  const timing = TIMING.exec(lines[at] ?? '')
  if (at > 1 || !timing || /^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) return []
  const [from, to] = [secondsOf(timing[1] ?? ''), secondsOf(timing[2] ?? '')]
  const text = plain(lines.slice(at + 1).join(' '))
  return text && to > from ? [{ from, to, text }] : []
}

function secondsOf(stamp: string): number {
  return stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

function plain(text: string): string {
  const words = text.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, entity => ENTITIES[entity] ?? '')
  return words.replace(/\s+/g, ' ').trim()
}
