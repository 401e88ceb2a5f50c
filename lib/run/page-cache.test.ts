// Guests share a rendered page for a moment, each with a nonce and a count of their own; everybody else is never shared.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageCache } from './page-cache'

let server: Server
let rendered: number

beforeEach(async () => {
  rendered = 0
  server = createServer(
    pageCache((req, res) => {
      rendered++
      res.statusCode = req.url?.includes('missing') ? 404 : 200
      res.setHeader('content-type', 'text/html; charset=utf-8')
      res.setHeader('content-security-policy', `script-src 'nonce-first${rendered}'`)
      res.write(`<html><script nonce="first${rendered}">`)
      res.end(`</script>page ${rendered}</html>`)
    }),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise(resolve => server.close(resolve)))

type Got = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, path, headers, agent: false }, res => {
      const chunks: Buffer[] = []
      res.on('data', chunk => chunks.push(chunk))
      res.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = (res.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text })
      })
    })
      .on('error', reject)
      .end()
  })
}

const nonceOf = ({ headers }: Got) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''

test('a second guest gets the same page with a fresh nonce, packed, counted and numbered', async () => {
  const first = await get('/courses', { 'accept-encoding': 'gzip' })
  const second = await get('/courses', { 'accept-encoding': 'gzip' })
  expect([rendered, first.headers['content-encoding'], second.headers['content-encoding']]).toEqual([1, 'gzip', 'gzip'])
  expect(nonceOf(second)).not.toBe(nonceOf(first))
  expect(second.text).toBe(first.text.replaceAll(nonceOf(first), nonceOf(second)))
  expect(second.headers).toMatchObject({
    ratelimit: expect.stringContaining('"page"'),
    'x-request-id': expect.any(String),
  })
})

test('who is signed in, another look, another address and data requests are rendered for themselves', async () => {
  const others: Record<string, string>[] = [
    { cookie: 'next-auth.session-token=x' },
    { cookie: 'theme=dark.system' },
    { rsc: '1' },
    { authorization: 'Bearer x' },
  ]
  await get('/courses')
  for (const headers of others) await get('/courses', headers)
  await get('/courses?query=a')
  expect(rendered).toBe(6)
})

test('only whole pages of the public places are kept', async () => {
  for (const path of ['/courses/missing', '/courses/missing', '/home', '/home', '/sign-in', '/sign-in']) await get(path)
  expect(rendered).toBe(6)
  expect((await get('/courses/missing')).status).toBe(404)
})
