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
import { PASSWORD } from '../testing/people'

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
const reading = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${name} `))
      ?.split(' ')[1],
  )

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

  test('200 counts API requests by status, times them, and tells what waits', async () => {
    env().METRICS_TOKEN = TOKEN
    await register(contextFor(systemActor('test')), {
      name: 'Ada',
      email: `${newId()}@example.com`,
      password: PASSWORD,
    })
    const before = await readMetrics()
    await api('GET', '/api/v1/nowhere')
    await api('GET', '/api/health/live')
    const { status, text, headers } = await readMetrics()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const more = (name: string) => reading(text, name) - reading(before.text, name)
    expect(more('cairn_api_requests_total{status="4xx"}')).toBe(1)
    expect(more('cairn_api_requests_total{status="2xx"}')).toBe(2)
    expect(more('cairn_api_request_duration_seconds_count')).toBe(3)
    expect(more('cairn_api_request_duration_seconds_bucket{le="+Inf"}')).toBe(3)
    expect(reading(text, 'cairn_outbox_waiting')).toBe(1)
    expect(reading(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    expect(reading(text, 'nodejs_eventloop_delay_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0)
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]+"\})? [\d.e+-]+)$/)
  })
})

describe('health', () => {
  test('is asked without a limit and without an account', async () => {
    for (let i = 0; i < 130; i++) expect((await server.ask('GET', '/api/health/live')).status).toBe(200)
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
    await closeDatabase()
    const { status, headers, body } = await server.ask('GET', '/api/health/ready')
    expect([status, headers['retry-after']]).toEqual([503, '5'])
    expect(body).toMatchObject({ status: 'down', checks: { database: { state: 'down' } } })
    expect((await server.ask('GET', '/api/health/live')).status).toBe(200)
    env().METRICS_TOKEN = TOKEN
    const { text } = await readMetrics()
    expect(text).not.toMatch(/cairn_outbox_waiting/)
    expect(text).toMatch(/process_uptime_seconds/)
  })
})
