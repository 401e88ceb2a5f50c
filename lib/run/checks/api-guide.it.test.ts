// The commands of docs/api.md do what the page says: each is run by a real curl against a real server.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { register } from '@/lib/accounts/register'
import { contextFor, systemActor } from '@/lib/core/context'
import { env } from '@/lib/env'
import { type Front, openFront } from '../testing/front'
import { onPath } from '../testing/private-server'

const run = promisify(execFile)
const canRun = Boolean(onPath('curl') && onPath('bash'))
if (!canRun) test.skip('the commands of docs/api.md (no curl and bash on this machine)')

let close: () => Promise<void>
let server: Front
let settings: Record<string, string>
const account = { email: 'student@example.com', password: 'learn-anything' }

beforeAll(async () => {
  close = await openTestDatabase()
  server = await openFront()
  env().CORS_ORIGINS = 'https://app.example.com'
  await register(contextFor(systemActor('test')), { name: 'Student', ...account })
  const course = await newCourse()
  const { body } = await server.ask('POST', '/api/v1/auth/login', {
    body: account,
    headers: { 'user-agent': 'the first client' },
  })
  settings = {
    CAIRN: `http://127.0.0.1:${server.port}`,
    TOKEN: String(body.accessToken),
    REFRESH_TOKEN: String(body.refreshToken),
    COURSE_ID: course.id,
  }
})
afterAll(async () => {
  env().CORS_ORIGINS = undefined
  await server.close()
  await close()
})

/** Each command with the status that stands before it, in the order of the page. */
const commands = [...readFileSync('docs/api.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block
    .split(/^# (?=\d{3}$)/m)
    .slice(1)
    .map(text => ({ status: text.slice(0, 3), command: text.slice(4).trim() })),
)

test('the page has commands, and each says its status', () => {
  expect(commands.length).toBeGreaterThan(15)
  const named = readFileSync('docs/api.md', 'utf8').match(/^curl /gm)?.length
  expect(commands).toHaveLength(named ?? 0)
})

test.runIf(canRun).each(commands)('$status: $command', async ({ status, command }) => {
  const script = command.replace(/^curl /, `curl -sS -i -w '\\n%{http_code}' `)
  const { stdout } = await run('bash', ['-c', script], { env: { PATH: process.env.PATH ?? '', ...settings } as never })
  expect(stdout.trim().split('\n').at(-1), stdout).toBe(status)
  if (Number(status) >= 400) expect(stdout).toMatch(/content-type: application\/problem\+json/i)
})
