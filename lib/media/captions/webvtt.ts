// Captions as WebVTT (W3C WebVTT: The Web Video Text Tracks Format): checked, and made from SubRip where needed.
import { invalid } from '@/lib/core/errors'

const MAX_CHARACTERS = 2_000_000
const TIMING = /^\s*((?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3})\s+-->\s+((?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3})(.*)$/

/**
 * Normalizes captions: UTF-8 text with LF, headed `WEBVTT`. Takes WebVTT and SubRip (`.srt`). Throws `invalid` when there is
 * no cue, or one ends before it begins.
 */
export function toWebVtt(text: string): string {
  if (text.length > MAX_CHARACTERS) throw invalid('captions', 'These captions are too long.')
  const clean = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(clean)
  let cues = 0
  const lines = clean.split('\n').map((line, at) => {
    const timing = TIMING.exec(line)
    if (!timing) return line
    const [, from = '', to = '', settings = ''] = timing
    if (secondsOf(to) < secondsOf(from)) throw invalid('captions', `The cue in line ${at + 1} ends before it begins.`)
    cues += 1
    return `${from.replace(',', '.')} --> ${to.replace(',', '.')}${isVtt ? settings.trimEnd() : ''}`
  })
  if (cues === 0) throw invalid('captions', 'There is no cue in these captions; they have to be WebVTT or SubRip.')
  const body = lines.join('\n').trim()
  return `${isVtt ? body : `WEBVTT\n\n${body}`}\n`
}

function secondsOf(time: string): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** `en` → `English`; the tag itself where nobody knows its name. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
