// The OpenAPI 3.1 document, made of the very schemas that validate requests and shape replies.
import { z } from 'zod'
import { atDoor } from '@/lib/core/permissions'
import type { Operation } from './endpoint'

export type DescribedRoute = { pattern: string; operations: Record<string, Operation> }

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** Builds the document of all described routes; named schemas (zod `.meta({ id })`) become components. */
export function buildDocument(routes: DescribedRoute[]): Record<string, unknown> {
  const schemas: Record<string, unknown> = { Problem: PROBLEM }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { pattern, operations } of routes) {
    const path = pattern.replace(/:(\w+)/g, '{$1}')
    paths[path] = Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [
        method.toLowerCase(),
        describe(method, path, operation, schemas),
      ]),
    )
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn API',
      version: '1',
      description:
        'JSON over HTTPS. Errors are problem documents (RFC 9457), lists are paged by key, times are ISO 8601 in UTC, money is in minor units.',
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      schemas,
    },
    paths,
  }
}

function describe(method: string, path: string, operation: Operation, schemas: Record<string, unknown>) {
  const { summary, description, permission, params, query, body, reply, idempotent } = operation
  const success = reply === null ? 204 : (operation.status ?? 200)
  const content =
    reply === null
      ? undefined
      : reply === 'bytes'
        ? { 'application/octet-stream': {} }
        : { 'application/json': { schema: jsonSchema(reply, 'output', schemas) } }
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
  return {
    operationId: `${method.toLowerCase()}${path
      .replace(/^\/api(\/v1)?/, '')
      .replace(/[{}]/g, '')
      .replace(/(?:^|[/._-])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [path.replace(/^\/api(\/v1)?\//, '').split('/')[0]],
    summary,
    ...(description ? { description } : {}),
    'x-permission': permission,
    security: [...(atDoor(permission, null) === 'open' ? [{}] : []), { bearer: [] }, { session: [] }],
    parameters: [
      ...named.map(name => ({
        name,
        in: 'path',
        required: true,
        schema: propertiesOf(params, schemas)[name ?? ''] ?? { type: 'string' },
      })),
      ...Object.entries(propertiesOf(query, schemas)).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema,
      })),
      ...(idempotent
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }]
        : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: jsonSchema(body, 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        [success, ...(operation.alsoStatus ?? [])].map(status => [
          status,
          { description: 'Done', ...(content ? { content } : {}) },
        ]),
      ),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function propertiesOf(schema: z.ZodType | undefined, schemas: Record<string, unknown>): Record<string, unknown> {
  return schema
    ? ((jsonSchema(schema, 'input', schemas) as { properties?: Record<string, unknown> }).properties ?? {})
    : {}
}

/** A zod schema as JSON Schema 2020-12, its named parts moved to the components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): unknown {
  const {
    $schema: _,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Record<string, unknown>
  const moved = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, unknown>))
    schemas[name] = moved(definition)
  const { id, ...plain } = moved(rest) as { id?: string }
  if (!id) return plain
  schemas[id] = plain
  return { $ref: `#/components/schemas/${id}` }
}
