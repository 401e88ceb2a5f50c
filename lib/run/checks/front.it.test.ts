// What comes over the wire cannot pretend, cannot break the server, and is counted where it belongs.
import { Agent, request } from 'node:http'
import { sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { type Front, openFront } from '../testing/front'
import { PASSWORD, type Person, person } from '../testing/people'

let close: () => Promise<void>
let server: Front
let ada: Person
beforeAll(async () => {
  close = await openTestDatabase()
  server = await openFront()
  ada = await person()
})
afterAll(async () => {
  await server.close()
  await close()
})
beforeEach(forgetCounts)

/** Every test begins with full buckets. */
function forgetCounts(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('cairn.rate-limit'))
}

async function cookieOf({ id, name }: Person, epoch = 0): Promise<string> {
  const token = await encode({ token: { sub: id, name, role: 'student', epoch }, secret: sessionSecret() })
  return `${sessionCookieName()}=${token}`
}

const PROFILE = '/api/v1/users/profile'
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const remaining = (headers: Record<string, unknown>) => Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1])

describe('headers from outside', () => {
  const PRETENDED = {
    'x-cairn-address': '203.0.113.9',
    'x-request-id': 'mine',
    'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
    'x-forwarded-host': 'evil.example',
    'X-Forwarded-For': '203.0.113.7',
  }

  test('set no request id and no address, and skip no gate', async () => {
    const { body, headers } = await server.ask('GET', '/courses', { headers: PRETENDED })
    expect(body['x-cairn-address']).toBe('127.0.0.1')
    expect(body).not.toHaveProperty('x-middleware-subrequest')
    expect(body).not.toHaveProperty('x-forwarded-host')
    expect(body['x-request-id']).toBe(headers['x-request-id'])
    expect(headers['x-request-id']).not.toBe('mine')
  })

  test('do not move an API call to another bucket', async () => {
    const left: number[] = []
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
      const headers = { ...PRETENDED, 'x-cairn-address': address, 'x-forwarded-for': address }
      left.push(remaining((await server.ask('GET', '/api/v1/openapi.json', { headers })).headers))
    }
    expect(left).toEqual([99, 98, 97])
  })

  test('X-Forwarded-For counts as many hops as there are trusted proxies', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }
    env().TRUSTED_PROXIES = 1
    try {
      expect((await server.ask('GET', '/courses', { headers })).body['x-cairn-address']).toBe('203.0.113.7')
      env().TRUSTED_PROXIES = 2
      expect((await server.ask('GET', '/courses', { headers })).body['x-cairn-address']).toBe('198.51.100.1')
      env().TRUSTED_PROXIES = 3
      expect((await server.ask('GET', '/courses', { headers })).body['x-cairn-address']).toBe('127.0.0.1')
    } finally {
      env().TRUSTED_PROXIES = 0
    }
  })
})

describe('pages', () => {
  test('get a Content-Security-Policy with a nonce of their own, on the request and on the reply', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 3; i++) {
      const { body, headers } = await server.ask('GET', '/courses')
      expect(body['content-security-policy']).toBe(headers['content-security-policy'])
      const nonce = /script-src 'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic'/.exec(
        String(headers['content-security-policy']),
      )?.[1]
      nonces.add(nonce ?? '')
    }
    expect(nonces.size).toBe(3)
    expect(nonces).not.toContain('')
  })

  test('have 300 a minute, API calls and actions 100 between them, looking ahead a bucket of its own', async () => {
    const policies = []
    for (const [method, path, headers] of [
      ['GET', '/courses', {}],
      ['GET', '/api/v1/openapi.json', {}],
      ['POST', '/courses', { 'next-action': 'abc' }],
      ['GET', '/courses', { 'next-router-prefetch': '1' }],
    ] as const)
      policies.push((await server.ask(method, path, { headers })).headers.ratelimit)
    expect(policies.map(policy => String(policy).replace(/;t=.*/, ''))).toEqual([
      '"page";r=299',
      '"api";r=99',
      '"api";r=98',
      '"prefetch";r=1199',
    ])
  })

  test('turn away whoever may not enter, and let the signed-in in', async () => {
    const away = await server.ask('GET', '/home?x=1')
    expect([away.status, away.headers.location]).toEqual([303, '/sign-in?next=%2Fhome'])
    expect((await server.ask('GET', '/home', { headers: { cookie: await cookieOf(ada) } })).status).toBe(200)
    const admin = await server.ask('GET', '/admin', { headers: { cookie: await cookieOf(ada) } })
    expect([admin.status, admin.headers.location]).toEqual([303, '/home'])
  })
})

describe('the limit', () => {
  test('is 100 a minute for an address, told in every reply, and refused in words', async () => {
    const replies = []
    for (let i = 0; i < 104; i++) replies.push(await server.ask('GET', '/api/v1/openapi.json'))
    const refused = replies.filter(reply => reply.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    const last = refused.at(-1)
    expect(last?.body).toMatchObject({ code: 'rate_limited', status: 429 })
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
    expect(replies.every(reply => reply.headers['ratelimit-policy'] === '"api";q=100;w=60')).toBe(true)
    expect((await server.ask('GET', PROFILE, { headers: bearer(ada.token) })).status).toBe(200)
    expect((await server.ask('GET', '/courses')).status).toBe(200)
  })
})

describe('who somebody is', () => {
  test('a bearer decides alone: a bad one with a good cookie is 401', async () => {
    const cookie = await cookieOf(ada)
    expect((await server.ask('GET', PROFILE, { headers: { cookie } })).status).toBe(200)
    for (const authorization of ['Bearer nonsense', 'Bearer ', 'Basic YTpi', `Bearer ${ada.token}x`])
      expect((await server.ask('GET', PROFILE, { headers: { cookie, authorization } })).status).toBe(401)
  })

  test('a raised session epoch signs out cookie and bearer', async () => {
    const eve = await person()
    const cookie = await cookieOf(eve)
    await db(contextFor(systemActor('test'))).execute(sql`update users set session_epoch = 1 where id = ${eve.id}`)
    expect((await server.ask('GET', PROFILE, { headers: { cookie } })).status).toBe(401)
    expect((await server.ask('GET', PROFILE, { headers: bearer(eve.token) })).status).toBe(401)
    expect((await server.ask('GET', PROFILE, { headers: { cookie: await cookieOf(eve, 1) } })).status).toBe(200)
  })

  test('a cookie of nonsense is a guest', async () => {
    for (const value of ['%', '%E0%A4%A', 'a.b.c', '', newId()]) {
      const headers = { cookie: `${sessionCookieName()}=${value}` }
      expect((await server.ask('GET', PROFILE, { headers })).status).toBe(401)
      expect((await server.ask('GET', '/courses', { headers })).status).toBe(200)
    }
  })

  test('a cookie changes things only from our own pages', async () => {
    const cookie = await cookieOf(ada)
    const put = async (headers: Record<string, string>) => {
      const { status, body } = await server.ask('PUT', PROFILE, {
        headers: { cookie, ...headers },
        body: { bio: 'Hi' },
      })
      return status === 403 ? body.code : status
    }
    const own = `http://127.0.0.1:${server.port}`
    expect(await put({ origin: own })).toBe(200)
    expect(await put({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await put({ origin: 'https://evil.example' })).toBe('cross_origin')
    expect(await put({ origin: 'null' })).toBe('cross_origin')
    expect(await put({})).toBe('cross_origin')
    expect(await put({ origin: own, 'sec-fetch-site': 'cross-site' })).toBe('cross_origin')
    expect(await put({ origin: own, 'sec-fetch-site': 'same-site' })).toBe('cross_origin')
    const foreign = { origin: 'https://evil.example', ...bearer(ada.token) }
    expect((await server.ask('PUT', PROFILE, { headers: foreign, body: { bio: 'Hi' } })).status).toBe(200)
  })
})

test('a request that comes again by another name of this site is the same request', async () => {
  const body = { name: 'Ada', email: `${newId()}@example.com`, password: PASSWORD }
  const register = (host: string) =>
    server.ask('POST', '/api/v1/auth/register', { body, headers: { host, 'idempotency-key': body.email } })
  const [first, again] = [await register('learn.example'), await register('www.learn.example')]
  expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true'])
  expect(again.text).toBe(first.text)
})

describe('absurd requests', () => {
  const PATHS = ['/', '//', '/api', '/api/', '/api//v1', '/api/v1/%00', '/api/v1/courses/%00', '/api/v1/courses/%E0%A4%A',
    '/api/v1/courses/%2e%2e%2f', '/api/v1/courses/..;/x', '/api/v1/courses/__proto__', '/api/v1/courses/constructor/progress',
    '/api/v1/lessons/%F0%9F%98%80', '/%00', '/%', '/courses/%E0%A4%A', '/courses?query=%00', '/a\\b', '/api/v1/a\\b',
    '/api/v1/courses?cursor=%00&limit=1e9', '/api/v1/courses?%', '/api/v1/%2f%2f', `/api/v1/courses/${'a'.repeat(8000)}`,
    `/${'%41'.repeat(2000)}`, '/api/auth/%00/%', '/.git/config', '/api/v1/realtime', '*', 'http://[', 'http://evil.example/api/v1/courses',
  ] // biome-ignore format: a list
  const METHODS = [
    'GET',
    'HEAD',
    'OPTIONS',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'TRACE',
    'PROPFIND',
    'QUERY',
    'MKCOL',
    'PURGE',
  ]

  test.each(METHODS)('%s gets no 5xx at any address', async method => {
    for (const path of PATHS) {
      forgetCounts()
      const { status, headers, text } = await server.ask(
        method,
        encodeURI(path).replaceAll('%25', '%').replaceAll('%5C', '\\'),
      )
      expect(status, `${method} ${path.slice(0, 80)}: ${text}`).toBeLessThan(500)
      if (status === 405) expect(headers.allow).toMatch(/GET/)
    }
  })

  test('an address that does not decode never reaches Next.js, and is nothing of the API', async () => {
    for (const path of ['/%', '/courses/%E0%A4%A', '/api/auth/%00/%', '/courses?query=%00'])
      expect((await server.ask('GET', path)).status).toBe(400)
    expect((await server.ask('GET', '/api/v1/courses/%E0%A4%A')).status).toBe(404)
  })

  test('methods of an address that exists: HEAD as GET without a body, OPTIONS and 405 with Allow', async () => {
    const head = await server.ask('HEAD', '/api/v1/openapi.json')
    expect([head.status, head.text]).toEqual([200, ''])
    const options = await server.ask('OPTIONS', PROFILE)
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, PUT, HEAD, OPTIONS'])
    for (const method of ['DELETE', 'TRACE', 'PROPFIND']) {
      const { status, headers, body } = await server.ask(method, PROFILE)
      expect([status, headers.allow, body.code]).toEqual([405, 'GET, PUT, HEAD, OPTIONS', 'method_not_allowed'])
    }
  })

  test('the address of the sockets asks for an upgrade', async () => {
    for (const method of ['GET', 'POST']) {
      const { status, headers, body } = await server.ask(method, '/api/v1/realtime')
      expect([status, headers.upgrade, body.code]).toEqual([426, 'websocket', 'upgrade_required'])
    }
  })

  test('a connection outlives a body without a length that is too much', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const post = (parts: number) =>
      new Promise<[status: number | undefined, reused: boolean]>((resolve, reject) => {
        const headers = { 'content-type': 'application/json' }
        const options = {
          agent,
          port: server.port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/v1/auth/login',
          headers,
        }
        const sent = request(options, reply => {
          reply.resume().once('end', () => resolve([reply.statusCode, sent.reusedSocket]))
        }).once('error', reject)
        for (let part = 0; part < parts; part++) sent.write('x'.repeat(256 * 1024))
        sent.end()
      })
    expect(await post(8)).toEqual([413, false])
    for (let again = 0; again < 3; again++) expect(await post(1)).toEqual([400, true])
    agent.destroy()
  })

  test('text that is no UTF-8 is no JSON', async () => {
    const body = '{"email":"\xff"}'
    const head =
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n'
    const said = await server.raw(Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n${body}`, 'latin1'))
    expect(said).toMatch(/^HTTP\/1\.1 400 /)
    expect(said).toContain('malformed_json')
  })

  test.each([
    ['a Host that is none', `GET /api/v1/courses HTTP/1.1\r\nHost: a b\\c\r\nConnection: close\r\n\r\n`],
    ['no Host', `GET /api/v1/courses HTTP/1.0\r\n\r\n`],
    ['a Host with a path', `GET /api/v1/courses HTTP/1.1\r\nHost: x/../y?z#\r\nConnection: close\r\n\r\n`],
    ['an endless header', `GET /api/v1/courses HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`],
    [
      'bytes that are no text',
      `GET /api/v1/courses HTTP/1.1\r\nHost: x\r\nAuthorization: \x80\xff\r\nConnection: close\r\n\r\n`,
    ],
    ['a body of another length', `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{"email":1}`],
    ['two lengths', `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('%s gets an answer below 500', async (_, bytes) => {
    const said = await server.raw(bytes)
    expect(said).toMatch(/^HTTP\/1\.1 [234]\d\d /)
  })
})
