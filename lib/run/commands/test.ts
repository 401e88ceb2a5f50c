// `npm test`: everything a contributor needs: the fast checks, integration on each engine, coverage, and the journeys in a browser.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runNode, TSX } from '../child'
import { environmentFor } from '../environment'
import { auditPackages } from '../testing/audit'
import { findChromium } from '../testing/browser'
import type { Tally } from '../testing/journeys-report'
import { freePort, startPostgres, startRedis } from '../testing/private-server'
import { runJourneys, runVitest } from '../testing/tally'
import { build } from './build'
import { check } from './check'
import { checkCritical } from './check-critical'

/** What no server can change, and the run before has shown. */
const WITHOUT_SERVERS = [
  'components/ui/markdown/hostile-input.it.test.ts',
  'lib/courses/import/read-curriculum.it.test.ts',
  'lib/run/checks/lock.it.test.ts',
]

const results: [string, Tally][] = []
const notRun: string[] = []

results.push(['checks and unit tests', await check()])
await inRegistry()
const critical = await checkCritical()
results.push(['every branch of what is critical', critical])
results.push(['the rest of integration on the embedded database', await embedded(critical.integration)])
await onRealServers()
await inBrowser()

console.log('')
for (const [name, { passed, failed }] of results)
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`)
for (const [, { flaky = [] }] of results)
  for (const journey of flaky) console.log(`! passed only at its second try: ${journey}`)
for (const reason of notRun) console.log(`! not run: ${reason}`)
const sum = (key: 'passed' | 'failed') => results.reduce((total, [, tally]) => total + tally[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

/** Known holes in what we ship, where the registry answers. */
async function inRegistry(): Promise<void> {
  const audit = await auditPackages()
  if ('missing' in audit) notRun.push(audit.missing)
  else results.push(['packages without known holes', audit])
}

function embedded(ran: string[]): Promise<Tally> {
  return runVitest(integrationBut(ran), process.env)
}

/** The runner by the names of files: what it is told to exclude, its projects include again. */
function integrationBut(without: readonly string[]): string[] {
  const all = ['lib', 'db', 'app', 'components'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => path.join(folder, name)),
  )
  const files = all.filter(file => file.endsWith('.it.test.ts') && !without.includes(file.replaceAll(path.sep, '/')))
  return ['--project', 'integration', ...files]
}

async function onRealServers(): Promise<void> {
  const postgres = await startPostgres()
  const redis = await startRedis()
  if (!redis) notRun.push('adapters on a real Redis (no redis-server on this machine)')
  if (!postgres) notRun.push('integration on a real PostgreSQL (no initdb and postgres on this machine)')
  try {
    const env = {
      ...process.env,
      ...(postgres && { TEST_DATABASE_URL: postgres.url }),
      ...(redis && { TEST_REDIS_URL: redis.url }),
    }
    const name = [postgres && 'PostgreSQL', redis && 'Redis'].filter(Boolean).join(' and ')
    if (name) results.push([`integration on ${name}`, await runVitest(integrationBut(WITHOUT_SERVERS), env)])
  } finally {
    await postgres?.stop()
    await redis?.stop()
  }
}

/** The journeys drive what `npm run demo` serves, on a folder of their own, with an imported curriculum beside the demo school. */
async function inBrowser(): Promise<void> {
  const chromium = await findChromium()
  if ('missing' in chromium) {
    notRun.push(`the browser journeys: ${chromium.missing}`)
    return
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-journeys-'))
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT_SCALE: '1000',
    CHROMIUM_PATH: chromium.path,
    BASE_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    OIDC_CLIENT_ID: 'cairn',
    OIDC_CLIENT_SECRET: 'a secret between two processes',
  }
  delete env.DATABASE_URL
  try {
    results.push(['journeys in a browser', await journeys(env)])
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    results.push(['journeys in a browser', { passed: 0, failed: 1 }])
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function journeys(env: NodeJS.ProcessEnv): Promise<Tally> {
  const school = environmentFor('demo', env)
  const curriculum = ['e2e/curriculum', '--owner', 'instructor@example.com', '--publish']
  const filling = async () => {
    await runNode([...TSX, 'lib/run/commands/seed.ts'], { env: school })
    await runNode([...TSX, 'lib/run/commands/import.ts', ...curriculum], { env: school })
  }
  await Promise.all([filling(), build()])
  const demo = spawn(process.execPath, [...TSX, 'lib/run/commands/demo.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  })
  try {
    const serving = await isServing(`${env.BASE_URL}/api/health/live`, demo)
    if (!serving) return { passed: 0, failed: 1 }
    const together = await runJourneys(['--grep-invert', '@alone'], env)
    const alone = await runJourneys(['--grep', '@alone'], env)
    return {
      passed: together.passed + alone.passed,
      failed: together.failed + alone.failed,
      flaky: [...(together.flaky ?? []), ...(alone.flaky ?? [])],
    }
  } finally {
    if (demo.exitCode === null) {
      const over = new Promise(resolve => demo.once('exit', resolve))
      demo.kill('SIGTERM')
      await over
    }
  }
}

async function isServing(url: string, child: { exitCode: number | null }): Promise<boolean> {
  for (let tries = 0; tries < 1200 && child.exitCode === null; tries++) {
    if (
      await fetch(url).then(
        reply => reply.ok,
        () => false,
      )
    )
      return true
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  console.error('the demo did not start, so its journeys could not be made')
  return false
}
