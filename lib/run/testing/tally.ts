// Counts what ran: of the unit and integration runner and of the browser journeys, as numbers that add up.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type JourneysReport, readJourneys, type Tally } from './journeys-report'

/** Runs vitest; a run that breaks before it counted is one failure. */
export function runVitest(args: string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  return run(
    ['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json'],
    env,
    report => {
      const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = report as Record<string, number>
      return {
        passed: numPassedTests,
        failed: Math.max(numFailedTests, numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0),
      }
    },
  )
}

/** Runs the browser journeys. */
export function runJourneys(args: string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  return run(['node_modules/playwright/cli.js', 'test', '-c', 'e2e/playwright.config.ts', ...args], env, report =>
    readJourneys(report as JourneysReport),
  )
}

async function run(args: string[], env: NodeJS.ProcessEnv, read: (report: unknown) => Tally): Promise<Tally> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-report-'))
  const file = path.join(folder, 'report.json')
  const output = args[0]?.includes('vitest') ? [`--outputFile.json=${file}`] : []
  const code = await new Promise<number>(resolve => {
    const child = spawn(process.execPath, [...args, ...output], {
      stdio: 'inherit',
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    })
    child.once('exit', exit => resolve(exit ?? 1))
  })
  const tally = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true, force: true })
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
