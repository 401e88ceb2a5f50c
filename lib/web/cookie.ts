// Cookies of our own as headers, for replies that are plain Responses.
import 'server-only'
import { env } from '@/lib/env'

type Options = { path: string; maxAge: number; sameSite: 'lax' | 'strict' }

/** A `Set-Cookie` header: not for scripts, and only over https where the site is. `value` holds no `;`. */
export function setCookie(name: string, value: string, { path, maxAge, sameSite }: Options): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite === 'lax' ? 'Lax' : 'Strict'}${secure}`
}

/** Whether browsers may send our cookies over https alone. */
export function isSecure(): boolean {
  return env().APP_URL?.startsWith('https:') ?? false
}

/** The value of a cookie in a request. */
export function cookieOf(request: { headers: Headers }, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
