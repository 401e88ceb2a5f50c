// What the built server itself answers, seen without a browser: headers of everything it hands out, and forms that are too large.
import net from 'node:net'
import { expect, test } from 'playwright/test'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const IMMUTABLE = 'public, max-age=31536000, immutable'

test('pages, scripts, styles, fonts, pictures and what is missing all carry the headers', async ({ request }) => {
  const page = await (await request.get('/courses')).text()
  const named = (pattern: RegExp) => page.match(pattern)?.[0].replaceAll('&amp;', '&') ?? 'missing from the page'
  const kept = [
    named(/\/_next\/static\/[^"\\]+\.js/),
    named(/\/_next\/static\/[^"\\]+\.css/),
    named(/\/_next\/static\/[^"\\]+\.woff2/),
    named(/\/api\/v1\/media\/[^"\\ ]+/),
  ]
  const others = [
    '/',
    '/courses',
    '/icon.svg',
    '/robots.txt',
    '/sitemap.xml',
    '/_next/static/none.js',
    '/none',
    '/api/v1/none',
  ]
  for (const path of [...kept, ...others])
    for (const encoding of ['br', 'gzip', 'identity']) {
      const reply = await request.get(path, { headers: { 'accept-encoding': encoding } })
      expect(reply.headers(), `${path} as ${encoding}`).toMatchObject(ALWAYS)
      if (kept.includes(path))
        expect([path, reply.status(), reply.headers()['cache-control']]).toEqual([path, 200, IMMUTABLE])
    }
  // Whatever a browser might open as a document of its own is told what it may load.
  for (const path of [
    '/',
    '/icon.svg',
    named(/\/api\/v1\/media\/[^"\\ ]+/),
    '/none',
    '/api/v1/none',
    '/_next/static/none.js',
  ])
    expect((await request.get(path)).headers()['content-security-policy'], path).toMatch(/frame-ancestors 'none'/)
})

for (const [how, length] of [
  ['without a length', undefined],
  ['of a length that it tells', 6_000_000],
] as const)
  test(`a form that is too large, ${how}, is answered and not cut off`, async ({ baseURL }) => {
    for (const path of ['/sign-in', '/courses']) {
      const { said, error } = await post(new URL(baseURL ?? ''), path, length)
      expect(said, path).toMatch(/^HTTP\/1\.1 413 /)
      expect(said).toContain('What you typed is still in the page you came from.')
      expect(error, path).toBeUndefined()
    }
  })

test('a form without a length is read to its end', async ({ baseURL }) => {
  const origin = baseURL ?? ''
  const address = `${origin}/sign-in`
  const page = await (await fetch(address)).text()
  const form = new FormData()
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g))
    form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  form.set('email', 'nobody@example.com')
  form.set('password', 'a wrong password')
  const { body, headers } = new Request(address, { method: 'POST', body: form })
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': headers.get('content-type') ?? '', origin },
    body,
    duplex: 'half', // a stream: sent in chunks
  } as RequestInit)
  expect(await reply.text()).toContain('do not belong together')
})

/** Sends 6 MB of a form down to the last byte, as browsers do before they look at an answer. */
function post({ hostname, port }: URL, path: string, length: number | undefined) {
  return new Promise<{ said: string; error?: string }>(resolve => {
    const part = Buffer.alloc(60_000, 'a')
    const framing = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
    const head = `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: http://${hostname}:${port}\r\n`
    let said = ''
    let error: string | undefined
    const socket = net.connect(Number(port), hostname, async () => {
      socket.write(`${head}Content-Type: application/x-www-form-urlencoded\r\n${framing}\r\n\r\n`)
      for (let sent = 0; sent < 6_000_000 && !error; sent += part.length) {
        const chunk = length === undefined ? Buffer.concat([Buffer.from('ea60\r\n'), part, Buffer.from('\r\n')]) : part
        if (!socket.write(chunk)) await new Promise(drained => socket.once('drain', drained).once('close', drained))
      }
      if (length === undefined) socket.write('0\r\n\r\n')
    })
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', data => {
      said += data
    })
    socket.once('error', ({ message }) => {
      error = message
    })
    socket.once('close', () => resolve({ said, error }))
  })
}
