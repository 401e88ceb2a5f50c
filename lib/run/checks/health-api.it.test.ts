// Health and metrics tell operators the truth, and strangers nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase } from '@/db/client'
import { openTestDatabase } from '@/db/testing'
import { register } from '@/lib/accounts/register'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { api } from '../testing/api'
import { type Front, openFront } from '../testing/front'
import { PASSWORD, type Person, person } from '../testing/people'

let close: () => Promise<void>
let server: Front
beforeAll(async () => {
  close = await openTestDatabase()
  server = await openFront()
})
afterAll(async () => {
  env().METRICS_TOKEN = undefined
  await server.close()
  await close()
})

const TOKEN = 'a token of the metrics'
const readMetrics = (token = TOKEN) => api('GET', '/api/metrics', { headers: { authorization: `Bearer ${token}` } })
/** What is said of a name with these labels, in whatever order; all such lines together. */
function reading(text: string, name: string, labels: Record<string, string | number> = {}): number {
  const lines = text.split('\n').filter(line => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
  const fitting = lines.filter(line =>
    Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)),
  )
  return fitting.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), fitting.length === 0 ? Number.NaN : 0)
}

describe('metrics', () => {
  test('404 where no token is set', async () => {
    env().METRICS_TOKEN = undefined
    expect((await readMetrics()).status).toBe(404)
  })

  test('401 without the token, or with another', async () => {
    env().METRICS_TOKEN = TOKEN
    expect((await api('GET', '/api/metrics')).status).toBe(401)
    for (const wrong of ['', TOKEN.slice(0, -1), `${TOKEN}x`]) expect((await readMetrics(wrong)).status).toBe(401)
  })

  test('200 counts requests by route and status, times them, and tells what waits', async () => {
    env().METRICS_TOKEN = TOKEN
    await register(contextFor(systemActor('test')), {
      name: 'Ada',
      email: `${newId()}@example.com`,
      password: PASSWORD,
    })
    const before = await readMetrics()
    await server.ask('GET', '/api/v1/courses/of-nobody')
    await server.ask('GET', '/api/v1/courses/of-somebody?query=private')
    await server.ask('GET', '/courses/of-nobody')
    await server.ask('GET', '/nowhere/at/all')
    const { status, text, headers } = await readMetrics()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const more = (name: string, labels: Record<string, string | number>) =>
      reading(text, name, labels) - (reading(before.text, name, labels) || 0)
    const course = { kind: 'api', method: 'GET', route: '/api/v1/courses/:id' }
    expect(more('cairn_requests_total', { ...course, status: 404 })).toBe(2)
    expect(more('cairn_request_duration_seconds_count', course)).toBe(2)
    expect(more('cairn_request_duration_seconds_bucket', { ...course, le: '+Inf' })).toBe(2)
    expect(more('cairn_requests_total', { kind: 'page', route: '/courses/:slug', status: 200 })).toBe(1)
    expect(more('cairn_requests_total', { kind: 'page', route: 'unknown' })).toBe(1)
    expect(text).not.toMatch(/of-nobody|of-somebody|private|nowhere/)
    expect(more('cairn_rate_limit_requests_total', { limit: 'api', result: 'allowed' })).toBe(2)
    expect(reading(text, 'cairn_outbox_waiting')).toBe(1)
    expect(reading(text, 'cairn_rate_limits_shared')).toBe(0)
    expect(reading(text, 'cairn_rate_limit_fallback_total')).toBe(0)
    expect(reading(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    expect(reading(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? ([\d.e+-]+|Nan|NaN))?$/)
  })
})

describe('health', () => {
  const of = ({ token }: Person) => ({ authorization: `Bearer ${token}` })

  test('is asked without a limit and without an account', async () => {
    for (let i = 0; i < 130; i++) expect((await server.ask('GET', '/api/health/live')).status).toBe(200)
    const headers = { authorization: 'Bearer of something else' }
    for (const path of ['/api/health/live', '/api/health/ready'])
      expect((await server.ask('GET', path, { headers })).status).toBe(200)
  })

  test('ready: 200 tells the state of database, cache and queue', async () => {
    const { status, body } = await api('GET', '/api/health/ready')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'ok',
      checks: { database: { state: 'ok' }, cache: { state: 'memory' }, queue: { state: 'memory' } },
    })
  })

  test('ready: 503 with Retry-After without the database; alive all the same, and metrics without what it knows', async () => {
    const ada = await person()
    await closeDatabase()
    const { status, headers, body } = await server.ask('GET', '/api/health/ready')
    expect([status, headers['retry-after']]).toEqual([503, '5'])
    expect(body).toMatchObject({ status: 'down', checks: { database: { state: 'down' } } })
    expect((await server.ask('GET', '/api/health/live', { headers: of(ada) })).status).toBe(200)
    const asked = await server.ask('GET', '/api/health/ready', { headers: of(ada) })
    expect(asked.body).toMatchObject({ status: 'down' })
    env().METRICS_TOKEN = TOKEN
    const { text } = await readMetrics()
    expect(text).not.toMatch(/cairn_outbox_waiting/)
    expect(text).toMatch(/process_start_time_seconds/)
  })
})
