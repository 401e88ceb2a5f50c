// Nonsense for every operation of the OpenAPI document: bodies that were right until one part of them was spoiled.
import document from '@/docs/openapi.json'

export type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  maxItems?: number
  maxLength?: number
  maximum?: number
  required?: string[]
}
type Parameter = { name: string; in: string }
export type Described = { method: string; path: string; query: string[]; body: Schema | undefined }

/** Every operation that the document describes. */
export function operations(): Described[] {
  const paths = document.paths as unknown as Record<string, Record<string, Operation>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name),
      body: requestBody?.content['application/json']?.schema,
    })),
  )
}
type Operation = { parameters: Parameter[]; requestBody?: { content: Record<string, { schema: Schema } | undefined> } }

/** Values that no field expects, or that some layer below stumbles over. */
export const VALUES: unknown[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'a\udfff', '\u202e\u0007\u001b[31m', '😀'.repeat(300), 'x'.repeat(70_000)],
  ...[
    "'; drop table users; --",
    '#{7*7}{{7*7}}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '%00',
    '\\',
    '\\u0000',
  ],
  ...['__proto__', 'constructor', 'null', 'undefined', 'NaN', '-1', '1e400', '2026-02-30T25:61:61Z', '275760-09-14'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    `en-${'x'.repeat(40)}`,
    'Ⅷ٣',
    'İ',
    'ß'.repeat(254),
    'a@b.c',
    'a@b\0.example',
  ],
  ...[
    0,
    -1,
    0.5,
    -0,
    2 ** 31,
    2 ** 53 + 2,
    1e308,
    -1e308,
    5e-324,
    true,
    false,
    null,
    [],
    {},
    [null],
    [[[[]]]],
    [{}, {}],
  ],
  ...[{ toString: 'x', length: -1 }, { constructor: { prototype: { admin: true } } }, Array(3000).fill(1)],
]

/** Bodies that are not even of the right kind, as bytes. */
export const BODIES: string[] = [
  ...[
    '',
    ' ',
    '{',
    '}',
    'null',
    'true',
    '1',
    '"x"',
    '[]',
    '[{}]',
    '1e999',
    '-',
    'undefined',
    'NaN',
    "{'a':1}",
    '{"a":1,}',
  ],
  ...[
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '\0',
  ],
  ...['['.repeat(100_000), '['.repeat(50_000) + ']'.repeat(50_000), `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ...['"\\ud800"', '{"\\u0000":"\\u0000"}', `{"x":"${'y'.repeat(1_100_000)}"}`, '{"email":1e999,"id":1e-999}'],
]

/** A body as the schema wants it, with every field filled. */
export function sample(schema: Schema, depth = 0): unknown {
  const found = resolved(schema)
  if (found.const !== undefined) return found.const
  if (found.enum) return found.enum[0]
  const choice = found.anyOf?.[0] ?? found.oneOf?.[0]
  if (choice) return sample(choice, depth)
  const type = Array.isArray(found.type) ? found.type[0] : found.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(found.properties ?? {}).map(([name, of]) => [name, sample(of, depth + 1)]),
      )
    case 'array':
      if (found.prefixItems) return found.prefixItems.map(item => sample(item, depth + 1))
      return depth > 8 || !found.items ? [] : [sample(found.items, depth + 1)]
    case 'integer':
    case 'number':
      return Math.max(1, found.minimum ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return word(found)
  }
}

function word({ format, pattern, minLength }: Schema): string {
  if (format === 'uuid') return '0199a000-0000-7000-8000-000000000001'
  if (format === 'email') return 'nonsense@example.com'
  if (format === 'date-time') return '2026-03-01T12:00:00.000Z'
  if (pattern?.includes('[A-Z]{3}')) return 'EUR'
  if (pattern?.startsWith('^[a-z]{2,3}')) return 'en'
  return 'words of sense'.padEnd(minLength ?? 0, '.')
}

/** The same body, once for each of its parts, with that part replaced; then with a field more, and with each one less. */
export function* spoiled(body: unknown, value: unknown): Generator<unknown> {
  yield value
  if (Array.isArray(body)) {
    for (const [at, part] of body.entries()) for (const worse of spoiled(part, value)) yield body.with(at, worse)
    return
  }
  if (typeof body !== 'object' || body === null) return
  for (const [name, part] of Object.entries(body)) {
    for (const worse of spoiled(part, value)) yield { ...body, [name]: worse }
  }
  yield { ...body, surplus: value }
}

/** The same body, once without each of its fields. */
export function lacking(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return []
  return Object.keys(body).map(name => Object.fromEntries(Object.entries(body).filter(([other]) => other !== name)))
}

/** The schema itself, or the one that it refers to. */
export function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema
  const name = schema.$ref.split('/').at(-1) ?? ''
  const schemas = document.components.schemas as unknown as Record<string, Schema>
  return resolved(schemas[name] ?? {})
}
