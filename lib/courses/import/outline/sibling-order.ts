// Puts what lies side by side into the order that its author meant.

export type Sibling = { path: string; name: string; order: number | null; isIndex: boolean }

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const UNITS =
  'lesson|chapter|chap|ch|module|mod|part|unit|week|wk|section|sec|episode|ep|day|lecture|lec|step|topic|l|m|w|c|s'
const NUMBERS = new RegExp(`^(?:(?:${UNITS})[-_ .]*)?(\\d+(?:[._-]\\d+(?![\\d]*[a-z]))*)(?![\\d])`, 'i')

/** The numbers that open a name: "1.2 Title.md" → [1, 2], "week-03" → [3]. */
export function numbersIn(name: string): number[] | null {
  const found = NUMBERS.exec(name)?.[1]
  return found === undefined ? null : found.split(/[._-]/).map(Number)
}

/**
 * One rule for the whole group, so that the order is total: positions from front matter if any sibling has one,
 * else numbers in names if at least half have one, else the order in which the README mentions them. Ties: by name.
 */
export function inOrder<T extends Sibling>(siblings: T[], mentionedAt: (path: string) => number | null): T[] {
  const byPosition = siblings.some(sibling => sibling.order !== null)
  const numbered = siblings.filter(sibling => numbersIn(sibling.name) !== null).length
  const byNumber = numbered * 2 >= siblings.length
  const rank = (sibling: T): number[] => {
    if (sibling.isIndex) return [-Infinity]
    const numbers = numbersIn(sibling.name)
    if (byPosition) return [sibling.order ?? numbers?.[0] ?? Infinity]
    if (byNumber) return numbers ?? [Infinity, mentionedAt(sibling.path) ?? Infinity]
    return [mentionedAt(sibling.path) ?? Infinity]
  }
  const ranked = siblings.map(sibling => ({ sibling, rank: rank(sibling) }))
  ranked.sort(
    (a, b) =>
      compareRanks(a.rank, b.rank) ||
      natural.compare(a.sibling.name, b.sibling.name) ||
      natural.compare(a.sibling.path, b.sibling.path),
  )
  return ranked.map(entry => entry.sibling)
}

function compareRanks(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const left = a[i] ?? -Infinity
    const right = b[i] ?? -Infinity
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
