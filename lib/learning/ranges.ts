// Watched time as one-second buckets: sorted, disjoint, half-open ranges [from, to), and how many of them a claim may add.

export type Range = [from: number, to: number]

/** Whole, sorted, disjoint ranges within [0, end): nonsense (negative, reversed, not a number) is clipped or dropped. */
export function tidy(ranges: readonly Range[], end: number): Range[] {
  const whole: Range[] = []
  for (const [from, to] of ranges) {
    const start = Math.max(0, Math.floor(from))
    const stop = Math.min(Math.floor(end), Math.ceil(to))
    if (start < stop) whole.push([start, stop])
  }
  whole.sort((a, b) => a[0] - b[0])
  const merged: Range[] = []
  for (const [from, to] of whole) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

export function union(a: readonly Range[], b: readonly Range[]): Range[] {
  return tidy([...a, ...b], Number.MAX_SAFE_INTEGER)
}

/** How many buckets tidy ranges hold. */
export function secondsIn(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0)
}

/**
 * Adds what a client claims to have watched. At most `2 × elapsed − already watched` new buckets count, in their order,
 * so that at double speed everything counts and no message makes a video faster than that. `endSeconds` is the length.
 */
export function claim(
  watched: readonly Range[],
  claimed: readonly Range[],
  { elapsedSeconds, endSeconds }: { elapsedSeconds: number; endSeconds: number },
): Range[] {
  let budget = Math.floor(2 * Math.max(0, elapsedSeconds)) - secondsIn(watched)
  const added: Range[] = []
  for (const [from, to] of without(tidy(claimed, endSeconds), watched)) {
    if (budget <= 0) break
    const stop = Math.min(to, from + budget)
    added.push([from, stop])
    budget -= stop - from
  }
  return union(watched, added)
}

/** What `ranges` hold and `taken` do not; both tidy. */
function without(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  const rest: Range[] = []
  let passed = 0
  for (const [from, to] of ranges) {
    let start = from
    for (const [begin, end] of taken.slice(passed)) {
      if (begin >= to) break
      if (start < begin) rest.push([start, begin])
      start = Math.max(start, end)
      if (end <= to) passed++
    }
    if (start < to) rest.push([start, to])
  }
  return rest
}
