// The keyboard map of the player: which key does what, and in which words the help says so.

export type Command =
  | { do: 'play' | 'mute' | 'captions' | 'fullscreen' | 'note' | 'previous' | 'next' | 'help' }
  | { do: 'seek'; seconds: number }
  | { do: 'volume'; by: number }
  | { do: 'speed'; step: 1 | -1 }

/** What a key press says of itself; `where` tells what had the focus. */
export type Press = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  where: 'typing' | 'video' | 'control' | 'page'
}

const OF_VIDEO: Record<string, Command> = {
  ' ': { do: 'play' },
  k: { do: 'play' },
  j: { do: 'seek', seconds: -10 },
  l: { do: 'seek', seconds: 10 },
  ArrowLeft: { do: 'seek', seconds: -5 },
  ArrowRight: { do: 'seek', seconds: 5 },
  ArrowUp: { do: 'volume', by: 0.1 },
  ArrowDown: { do: 'volume', by: -0.1 },
  m: { do: 'mute' },
  c: { do: 'captions' },
  f: { do: 'fullscreen' },
  '<': { do: 'speed', step: -1 },
  '>': { do: 'speed', step: 1 },
}
const OF_ALL: Record<string, Command> = {
  n: { do: 'note' },
  '[': { do: 'previous' },
  ']': { do: 'next' },
  '?': { do: 'help' },
}
/** Keys that buttons, tabs and the browser's own video controls have their own use for. */
const TAKEN = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])

/** The command of a key press; undefined while typing, with a modifier, or where the focused control needs the key. */
export function commandFor({ key, where, ...held }: Press, hasVideo: boolean): Command | undefined {
  if (where === 'typing' || held.ctrlKey || held.metaKey || held.altKey) return undefined
  if (where !== 'page' && TAKEN.has(key)) return undefined
  const known = key.length === 1 ? key.toLowerCase() : key
  return OF_ALL[known] ?? (hasVideo ? OF_VIDEO[known] : undefined)
}

type Line = { keys: string[]; does: string; video: boolean }

/** The map in words, for the dialog under `?`. */
export const KEY_HELP: Line[] = [
  { keys: ['Space', 'K'], does: 'Play or pause', video: true },
  { keys: ['J', 'L'], does: 'Back or on by 10 seconds', video: true },
  { keys: ['←', '→'], does: 'Back or on by 5 seconds', video: true },
  { keys: ['↑', '↓'], does: 'Louder or quieter', video: true },
  { keys: ['M'], does: 'Mute', video: true },
  { keys: ['C'], does: 'Captions on or off', video: true },
  { keys: ['F'], does: 'Full screen', video: true },
  { keys: ['<', '>'], does: 'Slower or faster', video: true },
  { keys: ['N'], does: 'Write a note', video: false },
  { keys: ['[', ']'], does: 'Previous or next lesson', video: false },
  { keys: ['?'], does: 'This list', video: false },
]

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]

/** The next slower or faster speed; the ends stay. */
export function speedAfter(speed: number, step: 1 | -1): number {
  const nearest = SPEEDS.reduce((best, each) => (Math.abs(each - speed) < Math.abs(best - speed) ? each : best))
  return SPEEDS[SPEEDS.indexOf(nearest) + step] ?? nearest
}
