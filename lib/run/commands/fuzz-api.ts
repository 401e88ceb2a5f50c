// `npm run fuzz:api -- [--seed N] [--requests N]`: thousands of right and wrong requests as everybody, on a school of its own.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openTestDatabase } from '@/db/testing'
import { openFront } from '../testing/front'
import { fuzz, type Report } from '../testing/fuzz/run'

const LEAST = 5000
/** So much of what is sent has to get past 401, 415 and 429, or it tries nothing. */
const LEAST_PAST = 0.6

const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string' } } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32))
const requests = Number(values.requests ?? 6000)
if (!Number.isInteger(seed) || !Number.isInteger(requests) || requests < 1) {
  console.error('--seed and --requests are whole numbers')
  process.exit(2)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-fuzz-'))
for (const name of ['DATABASE_URL', 'REDIS_URL', 'UPSTASH_REDIS_REST_URL', 'MAIL_URL', 'S3_BUCKET', 'APP_URL'])
  delete process.env[name]
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  RATE_LIMIT_SCALE: '1000000',
  JWT_SECRET: randomBytes(48).toString('base64url'),
})

console.log(`seed ${seed}, ${requests} requests`)
const close = await openTestDatabase()
const front = await openFront()
try {
  const report = await fuzz(front.port, { seed, requests })
  process.exitCode = show(report) ? 0 : 1
} finally {
  await front.close()
  await close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** Prints what came back; whether all is as it should be. */
function show({ sent, past, statuses, complaints }: Report): boolean {
  for (const [operation, counts] of [...statuses].sort(([one], [other]) => one.localeCompare(other))) {
    const told = [...counts].sort(([one], [other]) => one - other).map(([status, count]) => `${status}×${count}`)
    console.log(`${operation.padEnd(52)} ${told.join('  ')}`)
  }
  for (const each of complaints.slice(0, 50)) console.log(`✗ ${each}`)
  if (complaints.length > 50) console.log(`… and ${complaints.length - 50} more`)
  const share = past / sent
  console.log(
    `${sent} sent, ${(share * 100).toFixed(1)} % past 401, 415 and 429; ${complaints.length} complaints; seed ${seed}`,
  )
  if (share < LEAST_PAST) console.log(`✗ less than ${LEAST_PAST * 100} % got past 401, 415 and 429`)
  if (sent < LEAST) console.log(`! fewer than ${LEAST}: enough to look, not to show`)
  return complaints.length === 0 && share >= LEAST_PAST
}
