// From what happened to what is counted: pure, the same for one deed and for years of them.
import type { Achievement } from './achievement'
import type { Counter, Occurrence } from './occurrence'

/** `marks` count only where they are new; `peaks` replace a lower value. */
export type Tally = { adds: Map<string, number>; marks: Map<string, Set<string>>; peaks: Map<string, number> }

export function tally(counters: readonly Counter[], occurrences: readonly Occurrence[]): Tally {
  const [adds, marks, peaks] = [new Map<string, number>(), new Map<string, Set<string>>(), new Map<string, number>()]
  for (const counter of counters) {
    for (const occurrence of occurrences) count(counter, occurrence, { adds, marks, peaks })
  }
  return { adds, marks, peaks }
}

function count(counter: Counter, occurrence: Occurrence, { adds, marks, peaks }: Tally): void {
  const { name } = counter
  switch (counter.how) {
    case 'count':
      add(adds, name, counter.when(occurrence) ? 1 : 0)
      return
    case 'sum':
      add(adds, name, Math.max(0, Math.round(counter.of(occurrence))))
      return
    case 'peak': {
      const value = counter.of(occurrence)
      if (value > 0) peaks.set(name, Math.max(peaks.get(name) ?? 0, value))
      return
    }
    case 'distinct': {
      const mark = counter.of(occurrence)
      if (mark !== null) marks.set(name, (marks.get(name) ?? new Set()).add(mark))
    }
  }
}

function add(to: Map<string, number>, name: string, amount: number): void {
  if (amount > 0) to.set(name, (to.get(name) ?? 0) + amount)
}

/** What each counter stands at when this is all that ever happened. */
export function valuesOf({ adds, marks, peaks }: Tally): Map<string, number> {
  return new Map([...adds, ...peaks, ...[...marks].map(([name, set]): [string, number] => [name, set.size])])
}

/** The achievements whose target a counter has reached. */
export function reached(catalogue: readonly Achievement[], values: ReadonlyMap<string, number>): Achievement[] {
  return catalogue.filter(({ counter, target }) => (values.get(counter.name) ?? 0) >= target)
}
