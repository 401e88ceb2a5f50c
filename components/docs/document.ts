// The OpenAPI document as its human page reads it: only the parts that our generator writes.
import openapi from '@/docs/openapi.json'

export type Schema = {
  $ref?: string
  type?: string | string[]
  description?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: boolean | Schema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}
export type Parameter = { name: string; in: string; required: boolean; schema: Schema; example?: unknown }
type Content = Record<string, { schema?: Schema; example?: unknown }>
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  'x-permission'?: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}
/** An operation with its place. */
export type Call = Operation & { method: string; path: string }

type Document = {
  info: { description: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const document = openapi as unknown as Document
const METHODS = ['get', 'post', 'put', 'patch', 'delete']

export const introduction = document.info.description
/** The schemas that have a name, in alphabetical order. */
export const namedSchemas = Object.entries(document.components.schemas).sort(([a], [b]) => a.localeCompare(b))

/** Every operation under its first tag, in the order of the table of contents. */
export function callsByTag(): [tag: string, calls: Call[]][] {
  const groups = new Map<string, Call[]>()
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method]
      if (!operation) continue
      const tag = operation.tags[0] ?? 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), { ...operation, method: method.toUpperCase(), path }])
    }
  }
  return [...groups].sort(([a], [b]) => place(a) - place(b))
}

const ORDER = ['auth', 'users', 'courses', 'lessons', 'media', 'captions']

function place(tag: string): number {
  const index = ORDER.indexOf(tag)
  return index < 0 ? ORDER.length : index
}

/** The name that a `$ref` points to. */
export function referred(schema: Schema): string | undefined {
  return schema.$ref?.split('/').at(-1)
}
