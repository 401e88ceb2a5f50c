// Colors that a text sets itself. HTML's are left out by every page; those of formulas show, so that their contrast is checked.
import { visit } from 'unist-util-visit'
import type { Text } from './text'

const HTML_COLOR = /<font\b|<[a-z][^>]*\b(?:style\s*=\s*["'][^"']*\b(?:color|background)\b|(?:bg)?color\s*=)/gi
const TEX_COLOR = /\\(?:textcolor|color)\s*\{\s*(#?[a-z0-9]+)\s*\}/gi

/** Luminance of the paper of lessons, light and dark (the cube of its lightness in OKLab, as it is near grey). */
const PAPER = { light: 0.985 ** 3, dark: 0.19 ** 3 }
/** WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5

export type WeakColor = { color: string; on: 'light' | 'dark'; contrast: number }

/** How often HTML of the text asks for a color, which no page shows. */
export function ignoredColors({ tree }: Text): number {
  let count = 0
  visit(tree, 'html', node => {
    count += node.value.match(HTML_COLOR)?.length ?? 0
  })
  return count
}

/** Colors of formulas that are hard to tell from the page in one of its themes; each color once. */
export function weakColors({ source }: Text): WeakColor[] {
  const colors = new Set([...source.matchAll(TEX_COLOR)].map(match => (match[1] ?? '').toLowerCase()))
  return [...colors].flatMap(color => {
    const luminance = luminanceOf(color)
    if (luminance === undefined) return []
    const [worst] = (['light', 'dark'] as const)
      .map(on => ({ color, on, contrast: contrast(luminance, PAPER[on]) }))
      .sort((a, b) => a.contrast - b.contrast)
    return worst && worst.contrast < ENOUGH ? [worst] : []
  })
}

/** WCAG 2.2: from 1 (the same) to 21 (black on white). */
function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const NAMES: Record<string, string> = {
  black: '000000',
  white: 'ffffff',
  red: 'ff0000',
  green: '008000',
  lime: '00ff00',
  blue: '0000ff',
  yellow: 'ffff00',
  cyan: '00ffff',
  magenta: 'ff00ff',
  orange: 'ffa500',
  purple: '800080',
  brown: 'a52a2a',
  pink: 'ffc0cb',
  gray: '808080',
  grey: '808080',
  teal: '008080',
  olive: '808000',
  violet: 'ee82ee',
}

function luminanceOf(color: string): number | undefined {
  const hex =
    NAMES[color] ?? /^#?([0-9a-f]{6})$/.exec(color)?.[1] ?? /^#?([0-9a-f]{3})$/.exec(color)?.[1]?.replace(/./g, '$&$&')
  if (!hex) return undefined
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(at => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
