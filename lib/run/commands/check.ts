// `npm run check`: the fast part, in seconds: format, lint, types, unused code, the house law, unit tests.
import { spawnSync } from 'node:child_process'
import type { Tally } from '../testing/journeys-report'
import { runVitest } from '../testing/tally'

const STEPS: [string, string[]][] = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['unused code', ['node_modules/knip/bin/knip.js']],
]

/** Runs every step even when one fails, so that one look shows all. */
export async function check(): Promise<Tally> {
  const tally = { passed: 0, failed: 0 }
  for (const [name, args] of STEPS) {
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
    tally[status === 0 ? 'passed' : 'failed']++
  }
  const units = await runVitest(['--project', 'unit'], process.env)
  return { passed: tally.passed + units.passed, failed: tally.failed + units.failed }
}

if (process.argv[1]?.endsWith('check.ts')) {
  const { passed, failed } = await check()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
