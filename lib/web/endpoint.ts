// One REST operation: its contract, its checks in the published order, and the verb that it runs. Plain Request → Response.
import 'server-only'
import { createHmac, hash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { assertDoor, contextFor, guest } from '@/lib/core/context'
import { DomainError, invalid, type Reason } from '@/lib/core/errors'
import type { Permission } from '@/lib/core/permissions'
import { derivedKey, env } from '@/lib/env'
import { remember } from '@/lib/platform/idempotency'
import { contextOf } from './actor'
import { assertSmall, jsonBody } from './body'
import { parse, tryParse } from './fields'
import { addressOf } from './gate'
import { identityOf } from './identity'
import { problem } from './problem'
import type { FinerCode } from './problem-codes'
import { assertSameOrigin } from './same-origin'

export type Input<P, Q, B> = { params: P; query: Q; body: B; request: Request; address: string }
/** What `run` may give instead of a bare body: another status, headers, or bytes. */
export class Reply<R> {
  constructor(
    readonly body: R,
    readonly options: { status?: number; headers?: Record<string, string> } = {},
  ) {}
}

export type Operation = {
  summary: string
  description?: string
  /** Its line in the table of lib/core/permissions.ts: who may call. */
  permission: Permission
  /** Asks nobody who they are, so that it answers without the database, whatever was sent along. */
  anonymous?: boolean
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The types of a body that is no JSON and that the verb reads by itself, bounded as it needs. */
  takes?: string[]
  /** The schema of the reply; null answers 204 without a body; 'bytes' streams. */
  reply: z.ZodType | null | 'bytes'
  /** The status of success where it is not 200 (or 204), and others that succeed too. */
  status?: number
  alsoStatus?: number[]
  /** Takes an Idempotency-Key, or asks for one. */
  idempotent?: boolean | 'required'
  /** Headers that the verb reads by itself and cannot do without, each with an example. */
  headers?: Record<string, string>
  /** The codes of its problems that say more than a reason; statuses that its contract implies need no mention. */
  problems?: (FinerCode | Reason)[]
  /** Public replies carry an ETag and honor If-None-Match. */
  cache?: 'public'
}

type Spec<P, Q, B, R> = Omit<Operation, 'params' | 'query' | 'body' | 'reply'> & {
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  body?: z.ZodType<B>
  reply: z.ZodType<R> | null | 'bytes'
  /** Throws 404 or 403 for the thing named by the path; asked only before a body is refused, so that 404 and 403 win over 422. */
  guard?(ctx: Context, params: P): Promise<unknown>
  run(ctx: Context, input: Input<P, Q, B>): Promise<R | Reply<R> | Response>
}

/** A reply as it goes on the wire: server.ts writes it straight, a Response is made of it where Next.js serves. */
export type Answer = { status: number; headers: Record<string, string>; text: string | null }

type Route = { params: unknown }
export type Handler = ((request: Request, route?: Route) => Promise<Response>) & {
  operation: Operation
  /** The same without making a Response, where that can be saved. */
  answer?(request: Request, route?: Route): Promise<Answer | Response>
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Makes the handler of one method of one resource. */
export function endpoint<P = undefined, Q = undefined, B = undefined, R = void>(spec: Spec<P, Q, B, R>): Handler {
  const answer = async (request: Request, route?: Route): Promise<Answer | Response> => {
    try {
      return await run(spec, request, route)
    } catch (error) {
      return problem(error, request)
    }
  }
  const handler = async (request: Request, route?: Route) => responseOf(await answer(request, route))
  return Object.assign(handler, { operation: spec, answer })
}

/** The Response that an answer is. */
export function responseOf(answer: Answer | Response): Response {
  if (answer instanceof Response) return answer
  return new Response(answer.text, { status: answer.status, headers: answer.headers })
}

/** In the order of the contract: 413, 415, 400, 401, 403 by role, 404/403 by object, 422, then the verb. */
async function run<P, Q, B, R>(spec: Spec<P, Q, B, R>, request: Request, route?: Route): Promise<Answer | Response> {
  if (!spec.takes) assertSmall(request)
  const raw = spec.body ? await jsonBody(request) : undefined
  const ctx = spec.anonymous ? contextFor(guest) : await contextOf(request)
  assertDoor(ctx, spec.permission)
  if (UNSAFE.has(request.method) && ctx.actor.kind === 'user') assertSameOrigin(await identityOf(request), request)

  const params = (spec.params ? parse(spec.params, (await route?.params) ?? {}, 'path') : undefined) as P
  const look = () => spec.guard?.(ctx, params)
  const query = (await parseGuarded(spec.query, searchParams(request.url), 'query', look)) as Q
  const body = (await parseGuarded(spec.body, raw, 'body', look)) as B
  const input = { params, query, body, request, address: addressOf(request) }
  const key = spec.idempotent ? idempotencyKey(request, spec.idempotent === 'required') : undefined
  if (!key) return answerOf(spec, request, await spec.run(ctx, input))

  const caller = ctx.actor.kind === 'user' ? ctx.actor.id : `address:${input.address}`
  // Under a key, because a body may hold a password that a plain hash would let one guess. Without the origin: the same
  // request may come back by another name of this site.
  const { pathname, search } = new URL(request.url)
  const fingerprint = createHmac('sha256', derivedKey('idempotency-fingerprint'))
    .update(`${request.method} ${pathname}${search}\n${JSON.stringify(raw)}`)
    .digest('hex')
  const { reply, replayed } = await remember(caller, key, fingerprint, async () => {
    const response = responseOf(answerOf(spec, request, await spec.run(ctx, input)))
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
  })
  return new Response(reply.body === '' ? null : reply.body, {
    status: reply.status,
    headers: { ...reply.headers, ...(replayed ? { 'idempotency-replayed': 'true' } : {}) },
  })
}

/** What the schema makes of it; where it refuses, `look` may say first that there is no such thing or that it is not for you. */
async function parseGuarded<T>(
  schema: z.ZodType<T> | undefined,
  raw: unknown,
  where: 'query' | 'body',
  look: () => Promise<unknown> | undefined,
): Promise<T | undefined> {
  if (!schema) return undefined
  const parsed = tryParse(schema, raw)
  if (parsed.success) return parsed.data
  await look()
  return parse(schema, raw, where)
}

function idempotencyKey(request: Request, isRequired: boolean): string | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null && !isRequired) return undefined
  if (key === null) throw invalid('Idempotency-Key', 'Send an Idempotency-Key, so that a repeated request counts once.')
  if (key.length < 1 || key.length > 255) {
    throw new DomainError('invalid', 'An Idempotency-Key has 1 to 255 characters.', {
      errors: [{ path: 'Idempotency-Key', message: 'has 1 to 255 characters' }],
    })
  }
  return key
}

function searchParams(url: string): Record<string, string> {
  const at = url.indexOf('?')
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(at)))
}

function answerOf<R>(spec: Operation, request: Request, result: R | Reply<R> | Response): Answer | Response {
  if (result instanceof Response) return result
  const reply = result instanceof Reply ? result : new Reply(result)
  if (spec.reply === null) return { status: 204, headers: { ...reply.options.headers }, text: null }
  if (env().NODE_ENV === 'test' && spec.reply !== 'bytes') spec.reply.parse(reply.body)
  const text = JSON.stringify(reply.body)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    ...reply.options.headers,
  }
  const status = reply.options.status ?? spec.status ?? 200
  return spec.cache === 'public' ? revalidated(request, { status, headers, text }) : { status, headers, text }
}

/** A public reply with its ETag, or 304 for whoever has it already. */
export function revalidated(request: Request, { status, headers, text }: Answer): Answer {
  const etag = `"${hash('sha1', text ?? '', 'base64url')}"`
  const fresh = {
    ...headers,
    etag,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Authorization, Cookie',
  }
  const seen = request.headers.get('if-none-match')
  const has = seen && (seen.trim() === '*' || seen.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))
  return has ? { status: 304, headers: fresh, text: null } : { status, headers: fresh, text }
}
