// The kinds of deeds that the trail knows: their words, and the areas that they belong to.
import { AUDITED } from './audited'

const WORDS = new Map(AUDITED.map(({ name, words }) => [name, words]))

/** What continues the name of whoever acted; a kind of former times is named as it was kept. */
export function wordsOf(kind: string): string {
  return WORDS.get(kind) ?? kind
}

/** A kind by itself, or all kinds of an area. */
export function kindsOf(asked: string): string[] {
  return asked.includes('.') ? [asked] : [...WORDS.keys()].filter(name => areaOf(name) === asked)
}

/** The areas with their kinds, as a form offers them. */
export function kindsByArea(): { area: string; kinds: { name: string; words: string }[] }[] {
  const areas = [...new Set([...WORDS.keys()].map(areaOf))].sort()
  const all = AUDITED.map(({ name, words }) => ({ name, words }))
  return areas.map(area => ({ area, kinds: all.filter(({ name }) => areaOf(name) === area) }))
}

const areaOf = (name: string) => name.slice(0, name.indexOf('.'))
