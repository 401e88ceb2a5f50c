// Collects what an import kept, changed and left out, in words for people.
import type { ImportReport, ReportEntry } from '../plan'

const MAX_NAMED = 5
const MANY_ALIKE = 4

export class Report {
  private readonly kept: ReportEntry[] = []
  private readonly changed: ReportEntry[] = []
  private readonly leftOut: ReportEntry[] = []

  keep(path: string, what: string): void {
    this.kept.push({ path, what })
  }

  change(path: string, what: string, reason?: string): void {
    this.changed.push(reason === undefined ? { path, what } : { path, what, reason })
  }

  leaveOut(path: string, what: string, reason: string): void {
    this.leftOut.push({ path, what, reason })
  }

  finished(): ImportReport {
    return { kept: this.kept, changed: this.changed, leftOut: foldAlike(this.leftOut) }
  }
}

/** "a.md, b.md and 3 more". */
export function named(things: string[]): string {
  const unique = [...new Set(things)]
  const shown = unique.slice(0, MAX_NAMED).join(', ')
  return unique.length > MAX_NAMED ? `${shown} and ${unique.length - MAX_NAMED} more` : shown
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Many files of one folder left out for one reason are one line. */
function foldAlike(entries: ReportEntry[]): ReportEntry[] {
  const groups = new Map<string, ReportEntry[]>()
  for (const entry of entries) {
    const folder = entry.path.includes('/') ? entry.path.slice(0, entry.path.lastIndexOf('/')) : ''
    const key = `${folder}\n${entry.what}\n${entry.reason ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].flatMap(([key, alike]) => {
    const [first] = alike
    const folder = key.split('\n')[0] ?? ''
    if (first === undefined || alike.length < MANY_ALIKE || folder === '') return alike
    const names = named(alike.map(entry => entry.path.slice(folder.length + 1)))
    return [{ ...first, path: folder, what: `${alike.length} files left out: ${names}` }]
  })
}
