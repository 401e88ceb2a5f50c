// `npm run check:critical`: the files on which right, money and progress depend, each branch of them reached by a unit test.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ended, startNode } from '../child'

/** One line a file, or a pattern of files; one that matches nothing fails, so that a renamed file is not forgotten. */
const CRITICAL = [
  // Who may do what
  'lib/core/permissions.ts',
  'lib/core/context.ts',
  'lib/*/policy.ts',
  'lib/*/*/policy.ts',
  'lib/web/same-origin.ts',
  // Tokens, cursors, lock-out, and what every input passes
  'lib/accounts/tokens.ts',
  'lib/accounts/lock-out.ts',
  'lib/core/cursor.ts',
  'lib/web/fields.ts',
  // Progress and what opens
  'lib/learning/ranges.ts',
  'lib/learning/completion.ts',
  'lib/learning/active-time.ts',
  'lib/learning/access/locks.ts',
  'lib/courses/access/rules.ts',
  'lib/courses/publishing/what-is-missing.ts',
  // Grading
  'lib/assessments/grading.ts',
  'lib/assessments/drawing.ts',
  'lib/assessments/deadline.ts',
  'lib/courses/rating.ts',
  // What learning earns
  'lib/gamification/rules.ts',
  'lib/gamification/levels/curve.ts',
  'lib/gamification/levels/milestones.ts',
  'lib/gamification/ledger/periods.ts',
  'lib/gamification/flags/allowance.ts',
  'lib/gamification/groups/codes.ts',
  'lib/gamification/streaks/streak.ts',
  'lib/gamification/streaks/weekly.ts',
  'lib/gamification/streaks/local-day.ts',
  'lib/gamification/streaks/zones.ts',
  'lib/gamification/achievements/tally.ts',
  'lib/gamification/achievements/achievement.ts',
  'lib/gamification/achievements/catalogue.ts',
  'lib/gamification/boards/ranks.ts',
  // What happened, sealed
  'lib/audit/chain.ts',
]

const files = readdirSync('lib', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
const without = CRITICAL.filter(pattern => !files.some(file => fits(pattern, file)))
for (const pattern of without) console.error(`✗ ${pattern} is listed as critical, and there is no such file`)

/** Tests stand beside what they guard. */
const folders = new Set(
  files.filter(file => CRITICAL.some(pattern => fits(pattern, file))).map(file => path.dirname(file)),
)
const tests = files.filter(file => /(?<!\.it)\.test\.ts$/.test(file) && folders.has(path.dirname(file)))
const coverage = [
  'enabled',
  'reporter=text',
  'thresholds.branches=100',
  ...CRITICAL.map(pattern => `include=${pattern}`),
]
const options = ['--project', 'unit', ...coverage.map(option => `--coverage.${option}`)]
const code = await ended(startNode(['node_modules/vitest/vitest.mjs', 'run', ...options, ...tests], {}))
process.exitCode = without.length > 0 ? 1 : code

/** `*` is one part of a path. */
function fits(pattern: string, file: string): boolean {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file)
}
