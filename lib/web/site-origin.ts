// What an address begins with that is given to others.
import { env } from '@/lib/env'

/**
 * APP_URL, or where none is set the origin that was asked. What Next.js renders after an action's redirect it asks of itself: there the
 * host is its own, and the browser's is in Origin, which the gate compared before the action ran.
 */
export function originAsked(headers: Headers): string {
  const { APP_URL } = env()
  if (APP_URL) return APP_URL
  const origin = headers.get('origin')
  return origin?.startsWith('http') ? origin : `http://${headers.get('host') ?? 'localhost'}`
}
