// What can go wrong in the meaning of things, told in words for people; the door maps the reason to a status.

/** Why a deed was refused. `lib/web/problem.ts` maps each to an HTTP status and a default code. */
export const REASONS = [
  'malformed_json',
  'malformed_request',
  'unauthenticated',
  'payment_required',
  'forbidden',
  'cross_origin',
  'not_found',
  'method_not_allowed',
  'conflict',
  'precondition_failed',
  'payload_too_large',
  'range_not_satisfiable',
  'unsupported_media_type',
  'invalid',
  'upgrade_required',
  'rate_limited',
  'unavailable',
  'storage_full',
] as const
export type Reason = (typeof REASONS)[number]

/** One wrong field of an input. `path` is dotted, as in `sections.0.title`. */
export type FieldError = { path: string; message: string }

/** A limit of `limit` deeds in `windowSeconds` that is used up for `resetSeconds` more. */
export type UsedUp = { name: string; limit: number; windowSeconds: number; resetSeconds: number }

type Details = {
  /** Stable snake_case code on the wire where it differs from the reason, such as `evidence_missing`. */
  code?: string
  errors?: FieldError[]
  /** More members of the problem document, such as `missing` or `checkout`. */
  extra?: Record<string, unknown>
  retryAfterSeconds?: number
  usedUp?: UsedUp
  cause?: unknown
}

const BRAND = Symbol.for('cairn.DomainError')

/** A refusal. `message` is shown to people: say what happened, what is safe, what to do. */
export class DomainError extends Error {
  readonly [BRAND] = true
  readonly code: string
  readonly errors: FieldError[]
  readonly extra: Record<string, unknown>
  readonly retryAfterSeconds: number | undefined
  readonly usedUp: UsedUp | undefined

  constructor(
    readonly reason: Reason,
    message: string,
    details: Details = {},
  ) {
    super(message, { cause: details.cause })
    this.name = 'DomainError'
    this.code = details.code ?? reason
    this.errors = details.errors ?? []
    this.extra = details.extra ?? {}
    this.retryAfterSeconds = details.retryAfterSeconds
    this.usedUp = details.usedUp
  }
}

/** Recognises a DomainError of any module graph of this process (never by instanceof: Next and the server have their own copies). */
export function isDomainError(error: unknown): error is DomainError {
  return typeof error === 'object' && error !== null && BRAND in error
}

/** The refusal for things that are not there, or that the caller may not know of. */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', `We could not find that ${what}.`)
}

/** A refusal of one field of the input. */
export function invalid(path: string, message: string): DomainError {
  return new DomainError('invalid', message, { errors: [{ path, message }] })
}
