// What nothing reached is named with its line; a way that was taken is not.
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reachOf } from './branches'

const at = (line?: number) => ({ start: line === undefined ? {} : { line } })

function reportOf(b: Record<string, number[]>, f: Record<string, number>): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'cairn-reach-')), 'coverage-final.json')
  const covered = {
    branchMap: {
      '0': { type: 'if', loc: at(4), locations: [at(4), at()] },
      '1': { type: 'binary-expr', loc: at(2), locations: [at(2), at(3)] },
    },
    b,
    fnMap: { '0': { name: 'pay', decl: at(1) } },
    f,
  }
  writeFileSync(file, JSON.stringify({ '/home/school/lib/pay.ts': covered }))
  return file
}

test('everything reached: nothing is missed', () => {
  const reached = reachOf(reportOf({ '0': [1, 2], '1': [3, 1] }, { '0': 3 }), '/home/school')
  expect(reached).toEqual([{ file: 'lib/pay.ts', all: 5, missed: [] }])
})

test('what is missed is told in order of lines, an else without a place at its if', () => {
  const [reached] = reachOf(reportOf({ '0': [1, 0], '1': [3, 0] }, { '0': 0 }), '/home/school')
  expect(reached?.missed).toEqual([
    { line: 1, what: 'function pay' },
    { line: 3, what: 'way 2 of 2 (binary-expr)' },
    { line: 4, what: 'way 2 of 2 (if)' },
  ])
})
