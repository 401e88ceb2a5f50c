// The gate as Next.js wants it: forwards the request's new headers and adds those of the reply.
import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { gate } from './gate'

export async function middleware(request: NextRequest): Promise<Response> {
  const gated = await gate(request)
  const forward = new Headers(request.headers)
  for (const [name, value] of gated.request) forward.set(name, value)
  const response = gated.response ?? NextResponse.next({ request: { headers: forward } })
  for (const [name, value] of gated.reply) response.headers.set(name, value)
  // Next.js takes absolute addresses only, and makes them relative again for its own host.
  const location = response.headers.get('location')
  if (location) response.headers.set('location', new URL(location, request.url).href)
  return response
}
