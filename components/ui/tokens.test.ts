// Reads tokens.css and holds every pair of colours that meets on a screen to WCAG: AA, and AAA in high contrast.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, type Oklch } from './contrast'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const normal = block(':root {')
const more = block(':root[data-contrast="more"] {')
const moreBySystem = block(':root:not([data-contrast="normal"]) {')

const surfaces = ['paper', 'raised', 'sunken']
const texts = ['ink', 'muted', 'accent', 'accent-strong', 'red', 'blue', 'amber-ink']
const code = ['keyword', 'string', 'comment', 'number', 'function', 'type'].map(kind => `code-${kind}`)
const pairs: [text: string, background: string][] = [
  ...surfaces.flatMap(surface => texts.map((text): [string, string] => [text, surface])),
  ...surfaces.flatMap(surface => code.map((text): [string, string] => [text, surface])),
  ...['accent', 'red', 'blue', 'amber'].flatMap((hue): [string, string][] => [
    ['ink', `${hue}-soft`],
    ['muted', `${hue}-soft`],
    [hue === 'amber' ? 'amber-ink' : hue, `${hue}-soft`],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-red', 'red'],
  ['on-amber', 'amber'],
]
const edges: [string, string][] = [...surfaces, 'track'].flatMap((surface): [string, string][] => [
  ['accent', surface],
  ...(surface === 'track' ? [] : [['control', surface] satisfies [string, string]]),
])

describe.each([
  { name: 'normal contrast', colors: normal, least: 4.5 },
  { name: 'high contrast', colors: { ...normal, ...more }, least: 7 },
])('$name', ({ colors, least }) => {
  describe.each(['light', 'dark'] as const)('%s', scheme => {
    test.each(pairs)('%s is readable on %s', (text, background) => {
      expect(ratio(colors, scheme, text, background)).toBeGreaterThanOrEqual(least)
    })
    test.each(edges)('%s is visible as an edge on %s', (edge, surface) => {
      expect(ratio(colors, scheme, edge, surface)).toBeGreaterThanOrEqual(3)
    })
  })
})

test('high contrast is the same whether chosen here or in the system', () => {
  expect(Object.keys(more).length).toBeGreaterThan(20)
  expect(moreBySystem).toEqual(more)
})

type Pair = { light: Oklch; dark: Oklch }

function ratio(colors: Record<string, Pair>, scheme: keyof Pair, first: string, second: string): number {
  const [a, b] = [colors[first], colors[second]]
  if (!a || !b) throw new Error(`tokens.css has no ${a ? second : first}`)
  return contrast(a[scheme], b[scheme])
}

function block(opening: string): Record<string, Pair> {
  const body = css.slice(css.indexOf(opening) + opening.length).split('}')[0] ?? ''
  const declaration = /--([\w-]+):\s*light-dark\(oklch\(([^)]+)\),\s*oklch\(([^)]+)\)\);/g
  return Object.fromEntries(
    [...body.matchAll(declaration)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: parse(light), dark: parse(dark) },
    ]),
  )
}

function parse(channels: string): Oklch {
  const [l = 0, c = 0, h = 0] = channels.split(/\s+/).map(Number)
  return { l, c, h }
}
