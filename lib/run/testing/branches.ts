// Reads a coverage report: which branches and functions of which files no test has reached.
import { readFileSync } from 'node:fs'
import path from 'node:path'

type Place = { start: { line?: number } }
type Covered = {
  branchMap: Record<string, { type: string; loc: Place; locations: Place[] }>
  b: Record<string, number[]>
  fnMap: Record<string, { name: string; decl: Place }>
  f: Record<string, number>
}
/** `file` is relative to `root`; `all` counts branches and functions, `missed` says where those are that nothing reached. */
export type Reach = { file: string; all: number; missed: { line: number; what: string }[] }

/** For a report in the format of istanbul (`coverage-final.json`), by file. */
export function reachOf(report: string, root: string): Reach[] {
  const covered = JSON.parse(readFileSync(report, 'utf8')) as Record<string, Covered>
  return Object.entries(covered)
    .map(([file, one]) => ({ file: path.relative(root, file).replaceAll(path.sep, '/'), ...reach(one) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

function reach({ branchMap, b, fnMap, f }: Covered): Omit<Reach, 'file'> {
  const branches = Object.entries(branchMap).flatMap(([key, { type, loc, locations }]) =>
    locations.map((place, at) => ({
      hits: b[key]?.[at] ?? 0,
      line: place.start.line ?? loc.start.line ?? 0,
      what: `way ${at + 1} of ${locations.length} (${type})`,
    })),
  )
  const functions = Object.entries(fnMap).map(([key, { name, decl }]) => ({
    hits: f[key] ?? 0,
    line: decl.start.line ?? 0,
    what: `function ${name}`,
  }))
  const all = [...branches, ...functions]
  const missed = all.filter(({ hits }) => hits === 0).map(({ line, what }) => ({ line, what }))
  return { all: all.length, missed: missed.sort((one, other) => one.line - other.line) }
}
