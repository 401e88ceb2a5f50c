// A browser without a screen for tests: it keeps cookies as a browser does, and follows redirects to any server.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { GET as passOn, POST as passOnForm } from '@/app/api/auth/[...nextauth]/route'
import { GET as toProvider } from '@/app/api/auth/with/[provider]/route'
import { gate } from '@/lib/web/gate'
import { apiDoor } from '../api-door'
import { front } from '../front'
import { wire } from '../wiring'

export type Door = { origin: string; close(): Promise<void> }

/** The door of server.ts; in place of the pages stand the very gate and the routes of signing in, other pages only say their address. */
export async function openDoor(): Promise<Door> {
  wire()
  const pages = getRequestListener(
    async request => {
      const { pathname, search } = new URL(request.url)
      const { response, reply } = await gate(request)
      const answer = response ?? (await route(request, pathname)) ?? new Response(`page ${pathname}${search}`)
      const headers = new Headers(answer.headers)
      for (const [name, value] of reply) headers.set(name, value)
      return new Response(answer.body, { status: answer.status, headers })
    },
    { overrideGlobalObjects: false },
  )
  const server = createServer(front(apiDoor({ straight: true }), pages))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin, close }
}

async function route(request: Request, pathname: string): Promise<Response | undefined> {
  const [, , area, action, provider = ''] = pathname.split('/')
  if (area !== 'auth') return undefined
  if (action === 'with') return toProvider(request, { params: Promise.resolve({ provider }) })
  return request.method === 'POST' ? passOnForm(request) : passOn(request)
}

export type Visit = { url: URL; status: number; text: string; trail: string[] }
export type Visitor = {
  cookies: Map<string, string>
  visit(path: string, options?: { stopAt?: RegExp; method?: string; body?: URLSearchParams }): Promise<Visit>
  profile(): Promise<{ status: number; body: Record<string, unknown> }>
}

/** `stopAt` ends before a redirect to an address that fits is followed; `trail` lists where the visit led. */
export function visitorOf(origin: string): Visitor {
  const jars = new Map<string, Map<string, string>>()
  const jar = (at: string) => jars.get(at) ?? jars.set(at, new Map()).get(at) ?? new Map<string, string>()
  const ask = async (url: URL, init: RequestInit = {}) => {
    const cookie = [...jar(url.origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    const reply = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const set of reply.headers.getSetCookie()) keep(jar(url.origin), set)
    return reply
  }
  return {
    cookies: jar(origin),
    async visit(path, { stopAt, method = 'GET', body } = {}) {
      const trail: string[] = []
      let url = new URL(path, origin)
      let reply = await ask(url, { method, body })
      for (let hops = 0; hops < 12 && reply.headers.has('location'); hops++) {
        url = new URL(reply.headers.get('location') ?? '', url)
        trail.push(url.origin === origin ? url.pathname + url.search : url.origin + url.pathname)
        if (stopAt?.test(url.href)) break
        reply = await ask(url)
      }
      return { url, status: reply.status, text: await reply.text(), trail }
    },
    async profile() {
      const reply = await ask(new URL('/api/v1/users/profile', origin))
      return { status: reply.status, body: await reply.json() }
    },
  }
}

function keep(jar: Map<string, string>, set: string): void {
  const [pair = '', ...attributes] = set.split(';').map(part => part.trim())
  const at = pair.indexOf('=')
  const gone = attributes.some(each => /^max-age=0$/i.test(each))
  if (gone) jar.delete(pair.slice(0, at))
  else jar.set(pair.slice(0, at), pair.slice(at + 1))
}
