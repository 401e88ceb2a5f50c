// Holds a reply of the API against the OpenAPI document.
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import document from '@/docs/openapi.json'
import { apiRoutes } from '../api-routes'

type Replied = { status: number; headers: Headers }
type Response = { description: string; content?: Record<string, unknown> }
type Described = Record<string, Response | undefined>

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'cairn' })

/** Throws when a reply is not what the document says of its operation and status. */
export function assertDescribed(method: string, path: string, response: Replied, text: string): void {
  if (!response.headers.has('x-request-id')) throw new Error(`${method} ${path} has no X-Request-Id`)
  if (response.status >= 500) throw new Error(`${method} ${path} gave ${response.status}: ${text}`)
  const type = response.headers.get('content-type') ?? ''
  const template = templateOf(path)
  if (response.status >= 400 && method !== 'HEAD') {
    assertShape(`${method} ${path}`, '#/components/schemas/Problem', type, 'application/problem+json', text)
    const responses = template && responsesOf(template, method)
    const { code } = JSON.parse(text)
    // A Host that is none is refused before an operation is looked for.
    const isOfOperation = code !== 'malformed_request'
    if (isOfOperation && responses && !responses[String(response.status)]?.description.includes(`\`${code}\``))
      throw new Error(`${method} ${template} does not describe ${response.status} ${code}`)
    return
  }
  if (!template || response.status === 304 || method === 'HEAD' || method === 'OPTIONS') return
  const pointer = `#/paths/${pointerPart(template)}/${method.toLowerCase()}/responses`
  const described = responsesOf(template, method)?.[String(response.status)]
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

/** What the document says of the replies of an operation. */
function responsesOf(template: string, method: string): Described | undefined {
  const paths = document.paths as unknown as Record<string, Record<string, { responses: Described }>>
  return paths[template]?.[method.toLowerCase()]?.responses
}

function assertShape(what: string, pointer: string, type: string, wanted: string, text: string): void {
  if (!type.startsWith(wanted)) throw new Error(`${what} answered ${type || 'no type'} instead of ${wanted}`)
  const validate = ajv.getSchema(`cairn${pointer}`)
  if (!validate) throw new Error(`${what}: the document has nothing at ${pointer}`)
  if (!validate(JSON.parse(text)))
    throw new Error(`${what} differs from the document: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 600)}`)
}

/** The path as the document has it: `/api/v1/courses/{id}`. */
export function templateOf(path: string): string | undefined {
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
