// Calls the API in this process through the very door of server.ts, and holds every reply against the OpenAPI document.
import { apiDoor } from '../api-door'
import { wire } from '../wiring'
import { assertDescribed } from './described'

export type Call = {
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  token?: string
  headers?: Record<string, string>
  address?: string
}
export type Answer = {
  status: number
  headers: Headers
  body: Record<string, unknown>
  text: string
}

const door = apiDoor({ straight: true })
let counted = 0

/** Each call comes from an address of its own unless told, so that rate limits stay out of the way. */
export async function api(method: string, path: string, call: Call = {}): Promise<Answer> {
  wire()
  const headers = new Headers({
    'x-cairn-address': call.address ?? `test-${process.pid}-${counted++}`,
    ...call.headers,
  })
  if (call.token) headers.set('authorization', `Bearer ${call.token}`)
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const response = await door.answer(new Request(`http://cairn.test${path}`, { method, headers, body }))
  const text = await response.text()
  assertDescribed(method, path, response, text)
  const isJson = /json(;|$)/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : {}, text }
}
