// A call from the API page has the address, the headers and the identity that its form says.
import { afterEach, expect, test, vi } from 'vitest'
import { addressOf, sendCall } from './send-call'

afterEach(() => vi.unstubAllGlobals())

const fields = [
  { name: 'id', in: 'path' },
  { name: 'limit', in: 'query' },
  { name: 'cursor', in: 'query' },
  { name: 'Idempotency-Key', in: 'header' },
]
const filled = { method: 'POST', path: '/api/v1/courses/{id}/enroll', fields, values: { id: 'a/b' }, token: '' }

function answering(reply: Response) {
  const fetched = vi.fn(async (_address: string, _options: RequestInit) => reply)
  vi.stubGlobal('fetch', fetched)
  return fetched
}

test('values stand in the address encoded, empty ones not at all, and a missing one is named', () => {
  expect(addressOf({ ...filled, values: { id: ' a/b ', limit: '5', cursor: '' } })).toBe(
    '/api/v1/courses/a%2Fb/enroll?limit=5',
  )
  expect(() => addressOf({ ...filled, values: {} })).toThrow('“id”')
})

test('a token travels alone, without it the session does', async () => {
  const fetched = answering(Response.json({ ok: true }, { status: 201, headers: { 'x-request-id': '1' } }))
  const values = { id: '1', 'Idempotency-Key': 'once' }
  const came = await sendCall({ ...filled, values, token: ' abc ', body: '{}' })
  const [, options] = fetched.mock.calls[0] ?? []
  const headers = new Headers(options?.headers)
  expect(options?.credentials).toBe('omit')
  expect([headers.get('authorization'), headers.get('idempotency-key')]).toEqual(['Bearer abc', 'once'])
  expect(came).toMatchObject({ status: 201, body: '{\n  "ok": true\n}' })
  expect(came.headers).toContainEqual(['x-request-id', '1'])

  answering(new Response(null, { status: 204 }))
  expect((await sendCall({ ...filled, values })).body).toBe('')
})

test('bytes are told by their number, and what is long is cut', async () => {
  answering(new Response(new Uint8Array(7), { headers: { 'content-type': 'image/webp' } }))
  expect((await sendCall(filled)).body).toBe('7 bytes of image/webp')
  answering(new Response('x'.repeat(30_000), { headers: { 'content-type': 'text/plain' } }))
  expect((await sendCall(filled)).body).toMatch(/… and 10000 more characters$/)
})
