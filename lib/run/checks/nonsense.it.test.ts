// Whatever anybody sends to any operation of the API gets a clear answer: never a 5xx, never a word of SQL or of a stack.
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { enroll } from '@/lib/learning/enroll'
import { api, type Call } from '../testing/api'
import { BODIES, type Described, lacking, operations, sample, spoiled, VALUES } from '../testing/nonsense'
import { person } from '../testing/people'

vi.setConfig({ testTimeout: 60_000 }) // a bound for slow machines: the whole file takes about 30 s of one core

/** The Big List of Naughty Strings, where the machine has it. */
const LIST = '../shared/data/security/blns.json'
const NAUGHTY: string[] = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : []

const ROLES = ['guest', 'student', 'instructor', 'admin'] as const
const tokens: Partial<Record<(typeof ROLES)[number], string>> = {}
const ids: Record<string, string> = {}
/** A course that may be changed and deleted, so that the other one stays as it is. */
let doomed = ''
let close: () => Promise<void>

beforeAll(async () => {
  close = await openTestDatabase()
  env().RATE_LIMIT_SCALE = 1_000_000
  const [student, instructor, admin] = [await person(), await person('instructor'), await person('admin')]
  Object.assign(tokens, { student: student.token, instructor: instructor.token, admin: admin.token })
  const outline = [[{ freePreview: true }, { kind: 'video' as const, durationSeconds: 60 }, { kind: 'quiz' as const }]]
  const course = await newCourse({ ownerId: instructor.id, outline })
  await enroll(student.ctx, { courseId: course.id })
  ids.courses = course.id
  doomed = (await newCourse({ ownerId: instructor.id })).id
  ids.lessons = course.lessons[0]?.id ?? ''
})
afterAll(async () => {
  env().RATE_LIMIT_SCALE = 1
  await close()
})

/** Only whole characters can stand in an address. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text)

/** What went wrong with one call, or undefined. */
async function complaint(method: string, path: string, call: Call): Promise<string | undefined> {
  const what = `${method} ${path.slice(0, 120)} ${(call.raw ?? JSON.stringify(call.body) ?? '').slice(0, 200)}`
  try {
    const { status, text, body } = await api(method, path, call)
    if (body.code === 'unstorable') return `${what}: let through by the schema, refused by the database`
    if (status >= 400 && /Failed query|node_modules|\.ts:\d|syntax error|relation "/.test(text))
      return `${what}: ${text}`
    return undefined
  } catch (error) {
    return `${what}: ${error instanceof Error ? error.message : error}`.slice(0, 600)
  }
}

/** Path with real ids of our school where it asks for some, else with ids of nothing. */
function pathOf({ path }: Described): string {
  if (path === '/api/v1/courses/{id}') return path.replace('{id}', doomed)
  return path
    .replace(/(\w+)\/\{\w+\}/g, (_, noun) => `${noun}/${ids[noun] ?? newId()}`)
    .replace(/\{\w+\}/g, () => newId())
}

/** Asks as one role after the other, so that every kind of nonsense meets every role over the operations. */
async function ask(operation: Described, calls: Iterable<Call & { path?: string }>): Promise<string[]> {
  const complaints: string[] = []
  let turn = operation.path.length
  for (const { path = pathOf(operation), ...call } of calls) {
    const token = tokens[ROLES[turn++ % ROLES.length] ?? 'guest']
    const found = await complaint(operation.method, path, { ...call, ...(token && { token }) })
    if (found) complaints.push(found)
  }
  return complaints
}

const all = operations().map(operation => [`${operation.method} ${operation.path}`, operation] as const)
/** Those that hash a password. */
const isSlow = (path: string) => /auth\/(login|register)$/.test(path)

describe('bodies', () => {
  const withBody = all.filter(([, { body }]) => body)

  test.each(withBody)('%s', async (_, operation) => {
    const right = sample(operation.body ?? {})
    const values = [
      ...strided(VALUES, 0, isSlow(operation.path) ? 3 : 1),
      ...strided(NAUGHTY, operation.path.length, isSlow(operation.path) ? 60 : 20),
    ]
    const bodies = [...lacking(right), ...values.flatMap(value => spread(spoiled(right, value)))]
    expect(await ask(operation, [...BODIES.map(raw => ({ raw })), ...bodies.map(body => ({ body }))])).toEqual([])
  })

  /** Deep bodies have many parts: each value spoils a few of them, another few than the value before. */
  let offset = 0
  function spread(worse: Iterable<unknown>): unknown[] {
    const list = [...worse]
    offset += 1
    return strided(list, offset, Math.ceil(list.length / 4))
  }
})

describe('paths', () => {
  const named = all.filter(([, { path }]) => path.includes('{'))
  const odd = [...VALUES, ...NAUGHTY].filter((value): value is string => typeof value === 'string' && isWhole(value))

  test.each(named)('%s', async (_, operation) => {
    const parts = [...strided(odd, operation.path.length, 6).map(encodeURIComponent), '%', '%E0%A4%A', '%00']
    const paths = parts.map(part => operation.path.replace(/\{\w+\}/g, () => part || '%20'))
    const body = operation.body && sample(operation.body)
    expect(
      await ask(
        operation,
        paths.map(path => ({ path, body })),
      ),
    ).toEqual([])
  })
})

describe('queries', () => {
  const asked = all.filter(([, { query }]) => query.length > 0)
  const odd = VALUES.filter(value => typeof value !== 'object')
    .map(String)
    .filter(value => isWhole(value) && value.length < 5000)

  test.each(asked)('%s', async (_, operation) => {
    const values = [...odd, ...strided(NAUGHTY, 0, 20), '1e9', '101', '1.5', '0x10', 'bnVsbA', '🦀']
    const queries = operation.query.flatMap(name => values.map(value => `${name}=${encodeURIComponent(value)}`))
    const paths = [...queries, '%', '&&==', 'limit=1&limit=2', '__proto__=1', `${'a=1&'.repeat(3000)}`]
    expect(
      await ask(
        operation,
        paths.map(query => ({ path: `${pathOf(operation)}?${query}` })),
      ),
    ).toEqual([])
  })
})

describe('headers', () => {
  test.each(all)('%s', async (_, operation) => {
    const right = operation.body && sample(operation.body)
    const odd: Record<string, string>[] = [
      { 'idempotency-key': '' },
      { 'idempotency-key': 'x'.repeat(256) },
      { 'idempotency-key': '\u00ff\u0080 é' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'multipart/form-data' },
      { 'content-length': '-1' },
      { 'if-none-match': '"'.repeat(2000) },
      { range: 'bytes=9-1,-,x' },
      { cookie: 'next-auth.session-token=%; ='.repeat(50) },
      { accept: '\u00ff', 'accept-language': '*;q=x' },
    ]
    const body = operation.method === 'GET' ? undefined : right
    expect(
      await ask(
        operation,
        odd.map(headers => ({ headers, body })),
      ),
    ).toEqual([])
  })
})

test('afterwards nothing is polluted and the school still stands', async () => {
  expect(Reflect.get({}, 'admin')).toBeUndefined()
  expect((await api('GET', `/api/v1/courses/${ids.courses}`)).status).toBe(200)
  expect((await api('GET', '/api/health/ready')).body).toMatchObject({ checks: { database: { state: 'ok' } } })
})

/** Every n-th of a list, beginning at an offset: other ones for each operation, all of them over the operations. */
function strided<T>(list: T[], offset: number, n: number): T[] {
  return list.filter((_, at) => (at + offset) % n === 0)
}
