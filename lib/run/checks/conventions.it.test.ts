// Every operation of the route table keeps the conventions of the contract, served straight and as Next.js serves it.
import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { atDoor } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import type { Operation } from '@/lib/web/endpoint'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { apiRoutes } from '../api-routes'
import { type Ask, type Front, openFront, type Reply } from '../testing/front'
import { type Person, person } from '../testing/people'

type Each = { name: string; method: string; pattern: string; allow: string; operation: Operation }

const all: Each[] = []
for (const { pattern, methods, load } of apiRoutes) {
  const module = await load()
  const own = methods.filter(method => method !== 'OPTIONS')
  const allow = [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  for (const method of own) {
    const operation = module[method]?.operation
    if (operation) all.push({ name: `${method} ${pattern}`, method, pattern, allow, operation })
  }
}
const asksForSignIn = ({ operation }: Each) => atDoor(operation.permission, null) === 'sign_in'
const isUnsafe = ({ method }: Each) => method !== 'GET'
const isV1 = ({ pattern }: Each) => pattern.startsWith('/api/v1/')

let close: () => Promise<void>
let course: Awaited<ReturnType<typeof newCourse>>
let [owner, student, admin]: Person[] = []
const servers: Partial<Record<'straight' | 'as Next.js serves it', Front>> = {}

beforeAll(async () => {
  close = await openTestDatabase()
  ;[owner, student, admin] = [await person('instructor'), await person(), await person('admin')]
  course = await newCourse({ ownerId: owner?.id ?? '', outline: [[{ freePreview: true }]] })
  servers.straight = await openFront()
  servers['as Next.js serves it'] = await openFront({ straight: false })
})
afterAll(async () => {
  for (const server of Object.values(servers)) await server.close()
  await close()
})
afterEach(() => {
  env().RATE_LIMIT_SCALE = 1
  env().CORS_ORIGINS = undefined
})

/** An address of the operation with ids of our school where it asks for some, else with ids of nothing. */
function pathOf({ pattern }: Each): string {
  const ids: Record<string, string> = { courses: course.id, lessons: course.lessons[0]?.id ?? '' }
  return pattern
    .replace(/(\w+)\/:\w+/g, (_, noun: string) => `${noun}/${ids[noun] ?? newId()}`)
    .replace(/:\w+/g, () => newId())
}

const TOO_MUCH = `{"x":"${'y'.repeat(1024 * 1024)}"}`
const bearer = (of: Person | undefined) => ({ authorization: `Bearer ${of?.token}` })
const codeOf = ({ status, body }: Reply) => (status < 400 ? String(status) : `${status} ${body.code}`)
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

describe.each(['straight', 'as Next.js serves it'] as const)('%s', way => {
  /** What is said of every reply, asserted of each one here. */
  async function ask(each: Each, options: Ask & { method?: string } = {}): Promise<Reply> {
    env().RATE_LIMIT_SCALE = 1_000_000
    const reply = await servers[way]?.ask(options.method ?? each.method, pathOf(each), options)
    if (!reply) throw new Error('no server')
    expect(reply.headers, each.name).toMatchObject(ALWAYS)
    expect(reply.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
    expect(reply.headers['content-security-policy']).toMatch(/default-src 'none'/)
    expect(reply.headers['permissions-policy']).toMatch(/camera=\(\)/)
    if (isV1(each)) expect(reply.headers.ratelimit, each.name).toMatch(/^"\w+";r=\d+;t=\d+$/)
    if (reply.status >= 400 && options.method !== 'HEAD') {
      expect(reply.headers['content-type']).toBe('application/problem+json')
      expect(reply.body).toMatchObject({
        type: `/docs/api#${reply.body.code}`,
        status: reply.status,
        instance: expect.stringContaining('/api/'),
        requestId: reply.headers['x-request-id'],
        title: expect.any(String),
        detail: expect.any(String),
      })
    }
    return reply
  }

  test.each(all)('$name: other methods are 405 with Allow, OPTIONS is 204 with the same', async each => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])
      if (!each.allow.split(', ').includes(method)) {
        const reply = await ask(each, { method })
        expect([codeOf(reply), reply.headers.allow]).toEqual(['405 method_not_allowed', each.allow])
      }
    const options = await ask(each, { method: 'OPTIONS' })
    expect([options.status, options.headers.allow, options.text]).toEqual([204, each.allow, ''])
  })

  test.each(all.filter(each => !isUnsafe(each)))('$name: HEAD is GET without its body', async each => {
    const [head, get] = [await ask(each, { method: 'HEAD' }), await ask(each)]
    expect([head.status, head.text]).toEqual([get.status, ''])
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
  })

  test.each(all.filter(({ operation }) => operation.body))('$name: 413, 415 and 400 come before 401', async each => {
    const parts = [TOO_MUCH.slice(0, 600_000), TOO_MUCH.slice(600_000)]
    const replies = [
      await ask(each, { raw: TOO_MUCH, headers: { 'content-type': 'text/plain' } }),
      await ask(each, { raw: parts, headers: { 'content-type': 'text/plain' } }),
      await ask(each, { raw: '{', headers: { 'content-type': 'text/plain' } }),
      await ask(each, { raw: '{' }),
    ]
    expect(replies.map(codeOf)).toEqual([
      ...['413 payload_too_large', '413 payload_too_large'],
      ...['415 unsupported_media_type', '400 malformed_json'],
    ])
  })

  test.each(all.filter(each => isUnsafe(each) && !each.operation.body && !each.operation.takes))(
    '$name: a body that nobody reads is 413, too, where it is too much',
    async each => {
      expect(codeOf(await ask(each, { raw: TOO_MUCH }))).toBe('413 payload_too_large')
    },
  )

  test.each(all.filter(asksForSignIn))(
    '$name: 401 before anything is said of its object, its query or its body',
    async each => {
      const reply = await ask(each, { ...(each.operation.body && { body: { surplus: 1 } }) })
      expect([codeOf(reply), reply.headers['www-authenticate']]).toEqual([
        '401 unauthenticated',
        'Bearer realm="Cairn"',
      ])
      if (atDoor(each.operation.permission, 'student') === 'open') return
      const closed = await ask(each, { headers: bearer(student), body: { surplus: 1 } })
      expect(codeOf(closed)).toMatch(/^(403 forbidden|404 not_found)$/)
    },
  )

  test.each(all.filter(each => isUnsafe(each) && asksForSignIn(each)))(
    '$name: a cookie of another site’s page is 403',
    async each => {
      const { id, name } = owner ?? { id: '', name: '' }
      const claims = { sub: id, name, role: 'instructor', epoch: 0 }
      const cookie = `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}`
      const sources: Record<string, string>[] = [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        {},
      ]
      const isOpen = atDoor(each.operation.permission, 'instructor') === 'open'
      for (const source of sources)
        expect(codeOf(await ask(each, { headers: { cookie, ...source } }))).toMatch(
          isOpen ? /^403 cross_origin$/ : /^40[34] /,
        )
    },
  )

  test.each(all.filter(isV1))(
    '$name: pages of the allow-list may call it, with a bearer and nothing else',
    async each => {
      const origin = 'https://app.example'
      const preflight = {
        method: 'OPTIONS',
        headers: { 'access-control-request-method': each.method, 'access-control-request-headers': 'authorization' },
      }
      const from = (origin: string) => ({ ...preflight, headers: { ...preflight.headers, origin } })
      const none = await ask(each, from(origin))
      expect([none.status, none.headers['access-control-allow-origin']]).toEqual([204, undefined])

      env().CORS_ORIGINS = `${origin}, https://other.example:8443`
      const asked = await ask(each, from(origin))
      expect([asked.status, asked.text]).toEqual([204, ''])
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': each.allow,
        'access-control-allow-headers': expect.stringMatching(/Authorization.*Idempotency-Key.*If-None-Match/),
        'access-control-max-age': '7200',
        vary: expect.stringContaining('Origin'),
      })
      const reply = await ask(each, { headers: { origin } })
      expect(reply.headers['access-control-allow-origin']).toBe(origin)
      expect(reply.headers['access-control-expose-headers']).toMatch(/X-Request-Id.*RateLimit.*Retry-After.*ETag/)
      expect(reply.headers.vary).toMatch(/Origin/)
      for (const elsewhere of [
        'https://evil.example',
        'null',
        'https://app.example.evil.example',
        'http://app.example',
      ]) {
        for (const asks of [from(elsewhere), { headers: { origin: elsewhere } }]) {
          const { headers } = await ask(each, asks)
          expect(headers['access-control-allow-origin']).toBeUndefined()
          expect(headers.vary).toMatch(/Origin/)
        }
      }
      for (const each of [asked, reply]) expect(each.headers).not.toHaveProperty('access-control-allow-credentials')
    },
  )

  test('404 of the path, 405, then 429, then 413', async () => {
    const [server, headers] = [servers[way], { 'content-type': 'application/json' }]
    if (!server) throw new Error('no server')
    env().RATE_LIMIT_SCALE = 0.0001
    await server.ask('GET', '/api/v1/courses')
    expect(codeOf(await server.ask('POST', '/api/v1/nowhere', { raw: TOO_MUCH, headers }))).toBe('404 not_found')
    expect(codeOf(await server.ask('PUT', '/api/v1/courses', { raw: TOO_MUCH }))).toBe('405 method_not_allowed')
    const refused = await server.ask('POST', '/api/v1/courses', { raw: TOO_MUCH, headers })
    expect(codeOf(refused)).toBe('429 rate_limited')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers).toMatchObject(ALWAYS)
    Reflect.deleteProperty(globalThis, Symbol.for('cairn.rate-limit'))
  })

  test.each(all.filter(({ operation }) => operation.query && 'cursor' in shapeOf(operation.query)))(
    '$name: a cursor that it did not issue is 422, and so is a limit out of bounds',
    async each => {
      const isOpen = atDoor(each.operation.permission, 'instructor') === 'open'
      const headers = bearer(isOpen ? owner : admin)
      for (const query of ['cursor=nonsense', 'cursor=AAAAAAAAAAAAAAAAAAAAAFsxXQ', 'limit=0', 'limit=101', 'limit=x']) {
        env().RATE_LIMIT_SCALE = 1_000_000
        const reply = await servers[way]?.ask('GET', `${pathOf(each)}?${query}`, { headers })
        expect(reply && codeOf(reply), `${each.name}?${query}`).toBe('422 invalid')
        expect(reply?.body.errors).toMatchObject([{ path: query.split('=')[0] }])
      }
    },
  )

  const PUBLIC = ['/api/v1/courses', '/api/v1/courses/:id', '/api/v1/courses/:id/reviews', '/api/v1/openapi.json']
  test.each(all.filter(each => each.method === 'GET' && PUBLIC.includes(each.pattern)))(
    '$name: an ETag, and 304 for whoever has it',
    async each => {
      const { status, headers } = await ask(each)
      expect([status, headers.etag]).toEqual([200, expect.stringMatching(/^"[\w-]+"$/)])
      for (const tag of [headers.etag, `W/${headers.etag}`, `"x", ${headers.etag}`, '*']) {
        const again = await ask(each, { headers: { 'if-none-match': String(tag) } })
        expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag])
      }
      expect((await ask(each, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
    },
  )
})

test('HSTS goes out in production, unless its address is http, and wherever the address is https', async () => {
  const { mode } = env()
  const sent = async () => (await servers.straight?.ask('GET', '/courses'))?.headers['strict-transport-security']
  expect(await sent()).toBeUndefined()
  Object.assign(env(), { mode: 'production' })
  expect(await sent()).toMatch(/^max-age=31536000/)
  env().APP_URL = 'http://learn.example'
  expect(await sent()).toBeUndefined()
  Object.assign(env(), { mode, APP_URL: 'https://learn.example' })
  expect(await sent()).toMatch(/^max-age=31536000/)
  env().APP_URL = undefined
})

test('a form is bounded before it is read, and comes from our own pages', async () => {
  env().RATE_LIMIT_SCALE = 1_000_000
  const post = async (options: Ask) => (await servers.straight?.ask('POST', '/sign-in', options))?.status
  const own = { origin: `http://127.0.0.1:${servers.straight?.port}` }
  expect(await post({ raw: 'a=1', headers: own })).toBe(200)
  expect(await post({ raw: ['a=', '1'], headers: own })).toBe(200)
  expect(await post({ raw: TOO_MUCH, headers: own })).toBe(413)
  expect(await post({ raw: [TOO_MUCH.slice(0, 9e5), TOO_MUCH.slice(9e5)], headers: own })).toBe(413)
  expect(await post({ raw: 'a=1', headers: { origin: 'https://evil.example' } })).toBe(403)
  expect(await post({ raw: 'a=1', headers: { 'sec-fetch-site': 'cross-site' } })).toBe(403)
})

function shapeOf(query: unknown): object {
  return (query as { shape?: object }).shape ?? {}
}
