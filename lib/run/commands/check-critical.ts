// `npm run check:critical`: the files on which right, money and progress depend, each branch and function of them reached by a test.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { reachOf } from '../testing/branches'
import type { Tally } from '../testing/journeys-report'
import { runVitest } from '../testing/tally'

/** Pure: each branch is reached by the unit tests beside it. A line is a file or a pattern of files. */
const RULES = [
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
  'lib/core/only.ts',
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

/** What writes: each branch is reached by the integration tests beside it, on the embedded database. */
const VERBS = [
  // Access, and what opens
  'lib/learning/enroll.ts',
  'lib/learning/add-enrollment.ts',
  'lib/learning/grant-access.ts',
  'lib/learning/revoke-access.ts',
  'lib/learning/restore-progress.ts',
  'lib/learning/learners/grant-to-many.ts',
  'lib/learning/versions/*-*.ts',
  'lib/learning/access/reads.ts',
  'lib/courses/access/assert-open.ts',
  'lib/courses/access/find-subject.ts',
  'lib/courses/access/keep-guarded.ts',
  'lib/courses/access/mark-lesson.ts',
  'lib/courses/access/set-*.ts',
  // Progress
  'lib/learning/open-lesson.ts',
  'lib/learning/record-progress.ts',
  'lib/learning/complete-lesson.ts',
  'lib/learning/award.ts',
  // Grading
  'lib/assessments/start-attempt.ts',
  'lib/assessments/lock-own-attempt.ts',
  'lib/assessments/answer-item.ts',
  'lib/assessments/submit-attempt.ts',
  'lib/assessments/close-attempt.ts',
  'lib/assessments/write-quiz.ts',
  // Who is let in, and for how long
  'lib/accounts/register.ts',
  'lib/accounts/check-credentials.ts',
  'lib/accounts/tries.ts',
  'lib/accounts/pace.ts',
  'lib/accounts/passwords.ts',
  'lib/accounts/change-password.ts',
  'lib/accounts/open-session.ts',
  'lib/accounts/refresh-session.ts',
  'lib/accounts/close-session.ts',
  'lib/accounts/sessions/begin-session.ts',
  'lib/accounts/sessions/end-sessions.ts',
  'lib/accounts/sessions/note-use.ts',
  'lib/accounts/sessions/open-browser-session.ts',
  'lib/accounts/sessions/prove-password.ts',
  'lib/accounts/sessions/revoke-session.ts',
  'lib/accounts/codes/*.ts',
  'lib/accounts/links/*.ts',
  'lib/accounts/identities/attach.ts',
  'lib/accounts/identities/link-identity.ts',
  'lib/accounts/identities/prove-elsewhere.ts',
  'lib/accounts/identities/reclaim.ts',
  'lib/accounts/identities/sign-in-elsewhere.ts',
  'lib/accounts/identities/unlink-identity.ts',
  'lib/accounts/people/standing.ts',
  'lib/accounts/people/set-role.ts',
  'lib/accounts/people/suspend.ts',
  'lib/accounts/people/reinstate.ts',
  'lib/accounts/people/sign-out-everywhere.ts',
  // What learning earns
  'lib/gamification/reactions.ts',
  'lib/gamification/record-evidence.ts',
  'lib/gamification/ledger/write-entry.ts',
  'lib/gamification/ledger/give-xp.ts',
  'lib/gamification/ledger/correct-xp.ts',
  'lib/gamification/ledger/differences.ts',
  'lib/gamification/ledger/check-ledger.ts',
  'lib/gamification/levels/choose-look.ts',
  'lib/gamification/streaks/mark-day.ts',
  'lib/gamification/streaks/note-zone.ts',
  'lib/gamification/streaks/react.ts',
  'lib/gamification/streaks/recount-week.ts',
  'lib/gamification/streaks/settle-streaks.ts',
  'lib/gamification/streaks/tell-streak.ts',
  'lib/gamification/streaks/write-frozen.ts',
  'lib/gamification/achievements/count.ts',
  'lib/gamification/achievements/grant.ts',
  'lib/gamification/achievements/grant-achievements.ts',
  'lib/gamification/achievements/react.ts',
  'lib/gamification/achievements/backfill/*.ts',
  'lib/gamification/boards/rank-of.ts',
  'lib/gamification/groups/assert-room.ts',
  'lib/gamification/groups/course-for-group.ts',
  'lib/gamification/groups/create-group.ts',
  'lib/gamification/groups/join-group.ts',
  'lib/gamification/groups/leave-group.ts',
  'lib/gamification/groups/note-goals.ts',
  'lib/gamification/groups/reach-goal.ts',
  'lib/gamification/groups/set-goal.ts',
  'lib/gamification/flags/decide-flag.ts',
  'lib/gamification/flags/flag-unusual.ts',
  'lib/gamification/flags/reactions.ts',
  'lib/gamification/settings/change-*.ts',
  // What happened, sealed
  'lib/audit/record-entry.ts',
  'lib/audit/seal-entries.ts',
  'lib/audit/verify-chain.ts',
]

/** Tests of these verbs that stand elsewhere: what calls them is tested there. */
const ELSEWHERE = ['lib/assessments/authoring/authoring.it.test.ts']

/** What measures at size takes long under coverage, and reaches nothing that the tests beside it do not. */
const AT_SIZE = /-at-size\.it\.test\.ts$/

const files = readdirSync('lib', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))

/** `integration` are the files that ran on the embedded database, so that nobody runs them again. */
export async function checkCritical(): Promise<Tally & { integration: string[] }> {
  // A renamed file is not forgotten.
  const without = [...RULES, ...VERBS, ...ELSEWHERE].filter(pattern => !files.some(file => fits(pattern, file)))
  for (const pattern of without) console.error(`✗ ${pattern} is listed as critical, and there is no such file`)
  const integration = [...beside(VERBS, /\.it\.test\.ts$/), ...ELSEWHERE]
  const rules = await reachAll('unit', RULES, beside(RULES, /(?<!\.it)\.test\.ts$/))
  const verbs = await reachAll('integration', VERBS, integration)
  const failed = rules.failed + verbs.failed + without.length
  return { passed: rules.passed + verbs.passed, failed, integration }
}

/** Runs the tests of one kind and reports what they left out of their files; each such file is one more failure. */
async function reachAll(project: 'unit' | 'integration', patterns: string[], tests: string[]): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-critical-'))
  const coverage = [
    'enabled',
    'reporter=json',
    `reportsDirectory=${folder}`,
    ...patterns.map(pattern => `include=${pattern}`),
  ]
  const options = ['--project', project, ...coverage.map(option => `--coverage.${option}`)]
  const { TEST_DATABASE_URL: _, ...env } = process.env
  const { passed, failed } = await runVitest([...options, ...tests], env)
  const reached = failed === 0 ? reachOf(path.join(folder, 'coverage-final.json'), process.cwd()) : []
  rmSync(folder, { recursive: true, force: true })
  for (const { file, all, missed } of reached) {
    console.log(`${missed.length === 0 ? '✓' : '✗'} ${file}: ${all - missed.length} of ${all} branches and functions`)
    const lines = missed.length === 0 ? [] : readFileSync(file, 'utf8').split('\n')
    for (const { line, what } of missed) console.log(`    ${line}: ${what}: ${lines[line - 1]?.trim()}`)
  }
  const incomplete = reached.filter(({ missed }) => missed.length > 0).length
  console.log(`${failed + incomplete === 0 ? '✓' : '✗'} ${reached.length} critical files by ${project} tests`)
  return { passed, failed: failed + incomplete }
}

/** Tests stand beside what they guard. */
function beside(patterns: string[], kind: RegExp): string[] {
  const folders = new Set(
    files.filter(file => patterns.some(pattern => fits(pattern, file))).map(file => path.dirname(file)),
  )
  return files.filter(file => kind.test(file) && !AT_SIZE.test(file) && folders.has(path.dirname(file)))
}

/** `*` is one part of a path. */
function fits(pattern: string, file: string): boolean {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file)
}

if (process.argv[1]?.endsWith('check-critical.ts')) {
  const { failed } = await checkCritical()
  process.exitCode = failed === 0 ? 0 : 1
}
