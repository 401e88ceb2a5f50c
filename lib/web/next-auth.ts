// next-auth as a plain function: it is written for Next.js' own requests, and is given what it reads of one.
import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions } from 'next-auth'

/** One of its own requests, such as `['callback', 'google']`. */
export type AuthCall = {
  path: string[]
  method: string
  headers: Headers
  query?: Record<string, string>
  body?: unknown
}

/** Gives the reply; redirects are 302 with a `Location`. */
export async function callNextAuth(options: NextAuthOptions, call: AuthCall): Promise<Response> {
  const { path, method, headers, query = {}, body } = call
  const req = {
    method,
    body,
    query: { ...query, nextauth: path },
    cookies: cookiesOf(headers),
    headers: Object.fromEntries(headers),
  }
  const reply = recorder()
  await NextAuth(options)(req as unknown as NextApiRequest, reply.res as unknown as NextApiResponse)
  return reply.response()
}

/** What next-auth says of a response (`next-auth/next`), kept. */
function recorder() {
  const headers = new Map<string, string | string[]>([['cache-control', 'private, no-store']])
  let status = 200
  let text: string | null = null
  const res = {
    status(code: number) {
      status = code
      return res
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value)
      return res
    },
    json(value: unknown) {
      res.setHeader('content-type', 'application/json').send(JSON.stringify(value))
    },
    send(value: unknown) {
      text = typeof value === 'string' || value === undefined ? (value ?? null) : JSON.stringify(value)
    },
    end() {},
  }
  const response = () => {
    const all = [...headers].flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each]))
    return new Response(text, { status, headers: all })
  }
  return { res, response }
}

function cookiesOf(headers: Headers): Record<string, string> {
  const pairs = (headers.get('cookie') ?? '').split(';').map(part => {
    const at = part.indexOf('=')
    return [part.slice(0, at).trim(), decoded(part.slice(at + 1).trim())] as const
  })
  return Object.fromEntries(pairs)
}

/** A broken percent-encoding stays as it is; nothing of ours looks like that. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
