// Calls the API in this process through the very door of server.ts, and holds every reply against the OpenAPI document.
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import document from '@/docs/openapi.json'
import { apiDoor } from '../api-door'
import { apiRoutes } from '../api-routes'
import { wire } from '../wiring'

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

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'cairn' })

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

/** Throws when a reply is not what the document says of its operation and status. */
function assertDescribed(method: string, path: string, response: Response, text: string): void {
  if (!response.headers.has('x-request-id')) throw new Error(`${method} ${path} has no X-Request-Id`)
  if (response.status >= 500) throw new Error(`${method} ${path} gave ${response.status}: ${text}`)
  const type = response.headers.get('content-type') ?? ''
  if (response.status >= 400 && method !== 'HEAD') {
    assertShape(`${method} ${path}`, '#/components/schemas/Problem', type, 'application/problem+json', text)
    return
  }
  const template = templateOf(path)
  if (!template || response.status === 304 || method === 'HEAD' || method === 'OPTIONS') return
  const pointer = `#/paths/${pointerPart(template)}/${method.toLowerCase()}/responses`
  const operations = document.paths as Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>
  >
  const described = operations[template]?.[method.toLowerCase()]?.responses[String(response.status)]
  if (!described) throw new Error(`${method} ${template} does not describe status ${response.status}`)
  if (!described.content?.['application/json']) return
  assertShape(
    `${method} ${template}`,
    `${pointer}/${response.status}/content/application~1json/schema`,
    type,
    'application/json',
    text,
  )
}

function assertShape(what: string, pointer: string, type: string, wanted: string, text: string): void {
  if (!type.startsWith(wanted)) throw new Error(`${what} answered ${type || 'no type'} instead of ${wanted}`)
  const validate = ajv.getSchema(`cairn${pointer}`)
  if (!validate) throw new Error(`${what}: the document has nothing at ${pointer}`)
  if (!validate(JSON.parse(text)))
    throw new Error(`${what} differs from the document: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 600)}`)
}

function templateOf(path: string): string | undefined {
  const pathname = path.split('?')[0] ?? path
  const fitting = apiRoutes.filter(({ pattern }) =>
    new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  )
  const named = (pattern: string) => pattern.split(':').length
  const [route] = fitting.sort((a, b) => named(a.pattern) - named(b.pattern)) // as routers do: a word before a parameter
  return route?.pattern.replace(/:(\w+)/g, '{$1}')
}

function pointerPart(part: string): string {
  return encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))
}
