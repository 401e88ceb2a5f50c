// The cues of captions for those who write them: read from WebVTT or SubRip with their lines, and written as WebVTT.

/** Times in seconds. `settings` is what WebVTT says of its place; `line` is where it stood in the file. */
export type EditableCue = { from: number; to: number; text: string; settings: string; line: number }

/** `head` are the notes, styles and regions of the file, kept as they are. */
export type CaptionsDraft = { head: string; cues: EditableCue[] }

/** Something that is wrong: of a line that could not be read, or of a cue by its number from 1. `advice` blocks nothing. */
export type CueProblem = { cue: number | null; line: number; message: string; isAdvice: boolean }

const HEAD_BLOCK = /^(WEBVTT|NOTE|STYLE|REGION)\b/

/** Reads what can be read; the rest is told by its line. Takes WebVTT, SubRip and what people make of them. */
export function readCues(text: string): CaptionsDraft & { problems: CueProblem[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .split('\n')
  const head: string[] = []
  const cues: EditableCue[] = []
  const problems: CueProblem[] = []
  const wrong = (line: number, message: string) => void problems.push({ cue: null, line, message, isAdvice: false })
  for (const { line, rows } of blocks(lines)) {
    const at = rows.findIndex(row => row.includes('-->'))
    if (at < 0) {
      if (HEAD_BLOCK.test(rows[0] ?? '')) head.push(rows.join('\n').replace(/^WEBVTT.*\n?/, ''))
      else wrong(line, `Line ${line} is not part of any cue: “${short(rows[0] ?? '')}”.`)
      continue
    }
    const cue = cueOf(rows.slice(at), line + at)
    if (cue) cues.push(cue)
    else wrong(line + at, `Line ${line + at} has no times that can be read: “${short(rows[at] ?? '')}”.`)
  }
  return { head: head.filter(block => block !== '').join('\n\n'), cues, problems }
}

/** WebVTT. A blank line would end a cue, so there is none inside. */
export function writeVtt({ head, cues }: CaptionsDraft): string {
  const parts = cues.map(({ from, to, text, settings }) => {
    const times = `${stamp(from)} --> ${stamp(to)}${settings && ` ${settings}`}`
    return `${times}\n${text.trim().replace(/\n\s*\n+/g, '\n')}`
  })
  return `${['WEBVTT', ...(head ? [head] : []), ...parts].join('\n\n')}\n`
}

/** `1:02.5`, `00:01:02,500` or `62.5` in seconds; undefined for anything else. */
export function secondsIn(time: string): number | undefined {
  const parts = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(time.trim())
  if (!parts) return undefined
  const [, hours = '0', minutes, whole = '0', fraction = ''] = parts
  if (minutes !== undefined && (Number(minutes) > 59 || Number(whole) > 59)) return undefined
  const millis =
    (Number(hours) * 3600 + Number(minutes ?? 0) * 60 + Number(whole)) * 1000 + Number(fraction.padEnd(3, '0'))
  return millis / 1000
}

/** `0:01.500`, `1:02:03.250`: as people write it. */
export function timeWords(seconds: number): string {
  return stamp(seconds)
    .replace(/^00:/, '')
    .replace(/^0(\d)/, '$1')
}

function stamp(seconds: number): string {
  const all = Math.max(0, Math.round(seconds * 1000))
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(all / 3_600_000)}:${two((all / 60_000) % 60)}:${two((all / 1000) % 60)}.${String(all % 1000).padStart(3, '0')}`
}

/** Runs of lines between blank ones, with the number of their first line. */
function blocks(lines: string[]): { line: number; rows: string[] }[] {
  const found: { line: number; rows: string[] }[] = []
  let open: { line: number; rows: string[] } | undefined
  for (const [at, row] of lines.entries()) {
    if (row.trim() === '') open = undefined
    else if (open) open.rows.push(row)
    else {
      open = { line: at + 1, rows: [row] }
      found.push(open)
    }
  }
  return found
}

function cueOf([timing = '', ...words]: string[], line: number): EditableCue | undefined {
  const [, first = '', second = '', settings = ''] = /^\s*(\S+)\s+-->\s+(\S+)\s*(.*)$/.exec(timing) ?? []
  const [from, to] = [secondsIn(first), secondsIn(second)]
  if (from === undefined || to === undefined) return undefined
  const kept = /^\w+:\S/.test(settings) ? settings.trim() : ''
  return { from, to, text: words.join('\n').trim(), settings: kept, line }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
