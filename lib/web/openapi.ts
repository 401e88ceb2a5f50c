// The OpenAPI 3.1 document, made of the very schemas that validate requests and shape replies.
import { z } from 'zod'
import { atDoor } from '@/lib/core/permissions'
import type { Operation } from './endpoint'
import { exampleOf, type Schema } from './openapi-example'
import { problemResponses } from './openapi-problems'

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
  for (const { operations } of routes) for (const operation of Object.values(operations)) collect(operation, schemas)
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
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'The `accessToken` of /api/v1/auth/login. It lives for 15 minutes; where it is sent, it decides alone.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description:
            'The session of this site’s own pages; behind https its name begins with `__Secure-`. What changes things must come from the same origin.',
        },
      },
      headers: HEADERS,
      schemas,
    },
    paths,
  }
}

const text = (description: string) => ({ description, schema: { type: 'string' } })
const HEADERS = {
  RequestId: text('The id of this request, as it stands in our logs.'),
  RateLimitPolicy: text('The limit that counts here, such as `"api";q=100;w=60`: 100 requests in 60 seconds.'),
  RateLimit: text(
    'What is left of it, such as `"api";r=97;t=42`: 97 requests now, one more at the latest in 42 seconds.',
  ),
  RetryAfter: { description: 'Seconds to wait before the same request again.', schema: { type: 'integer' } },
  ETag: text('Send it back as `If-None-Match`; an unchanged reply is 304 without a body.'),
  IdempotencyReplayed: text('`true` where this is the reply to an earlier request with the same `Idempotency-Key`.'),
  Location: text('Where the new thing is.'),
}
const header = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` })

function headersOf(path: string, { cache, idempotent }: Operation): Record<string, unknown> {
  return {
    'X-Request-Id': header('RequestId'),
    ...(path.startsWith('/api/v1/') && {
      'RateLimit-Policy': header('RateLimitPolicy'),
      RateLimit: header('RateLimit'),
    }),
    ...(cache === 'public' && { ETag: header('ETag') }),
    ...(idempotent && { 'Idempotency-Replayed': header('IdempotencyReplayed') }),
  }
}

/** Named schemas first, so that an example can follow any reference. */
function collect({ params, query, body, reply }: Operation, schemas: Record<string, unknown>): void {
  for (const schema of [params, query, body]) if (schema) jsonSchema(schema, 'input', schemas)
  if (reply !== null && reply !== 'bytes') jsonSchema(reply, 'output', schemas)
}

/** A schema with an example of it. */
function shownAs(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>) {
  const described = jsonSchema(schema, io, schemas)
  return { schema: described, example: exampleOf(described as Schema, schemas, io === 'input' ? 'body' : 'reply') }
}

function describe(method: string, path: string, operation: Operation, schemas: Record<string, unknown>) {
  const { summary, description, permission, params, query, body, takes, reply, idempotent, headers } = operation
  const success = reply === null ? 204 : (operation.status ?? 200)
  const content =
    reply === null
      ? undefined
      : reply === 'bytes'
        ? { 'application/octet-stream': {} }
        : { 'application/json': shownAs(reply, 'output', schemas) }
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
    security: [
      ...(atDoor(permission, null) === 'open' ? [{}] : []),
      ...(operation.anonymous ? [] : [{ bearer: [] }, { session: [] }]),
    ],
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
      ...(idempotent ? [idempotencyKey(idempotent === 'required')] : []),
      ...Object.entries(headers ?? {}).map(([name, example]) => ({
        name,
        in: 'header',
        required: true,
        schema: { type: 'string' },
        example,
      })),
    ],
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': shownAs(body, 'input', schemas) },
          },
        }
      : {}),
    ...(takes ? { requestBody: { required: true, content: Object.fromEntries(takes.map(type => [type, {}])) } } : {}),
    responses: {
      ...problemResponses(method, path, operation),
      ...Object.fromEntries(
        [success, ...(operation.alsoStatus ?? [])].map(status => [
          status,
          { description: 'Done', headers: headersOf(path, operation), ...(content ? { content } : {}) },
        ]),
      ),
      ...(operation.cache === 'public' && { 304: { description: 'Unchanged', headers: { ETag: header('ETag') } } }),
    },
  }
}

function idempotencyKey(required: boolean) {
  const schema = { type: 'string', minLength: 1, maxLength: 255 }
  return { name: 'Idempotency-Key', in: 'header', required, schema, example: 'a-key-of-your-own-1' }
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
