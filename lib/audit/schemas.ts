// What the audit trail takes and gives at the doors.
import { z } from 'zod'

const time = z.iso.datetime({ offset: true })
/** A day means all of it, in UTC. A form sends empty fields: they ask for nothing. */
const wanted = <T>(schema: z.ZodType<T>) => z.preprocess(given => (given === '' ? undefined : given), schema.optional())
const moment = wanted(
  z.union([time, z.iso.date()]).refine(text => text >= '1970' && text < '3000', 'is a day such as 2026-11-27'),
)

export const AuditFilter = z.object({
  /** Who did it: an id, an e-mail address, `system` or `guest`. */
  who: wanted(z.string().trim().max(254)),
  /** A kind of deed, as in `account.suspended`, or all of an area, as in `account`. */
  kind: wanted(
    z
      .string()
      .max(60)
      .regex(/^[a-z-]+(\.[a-z-]+)?$/, 'is a kind, such as account.suspended, or an area, such as account'),
  ),
  /** To whom or what: an id, an e-mail address, or a course's slug. */
  subject: wanted(z.string().trim().max(254)),
  from: moment,
  to: moment,
  requestId: wanted(z.string().trim().max(100)),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditQuery = AuditFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: wanted(z.string().max(1000)),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const SUBJECT_KINDS = ['person', 'course', 'lesson', 'other'] as const

/** One field that a deed changed; a side is null where there was or is nothing. */
export const Change = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export type Change = z.infer<typeof Change>

/**
 * `number` and `hash` are its place in the chain, null until it is sealed. Names are those of today; `details` is what was kept
 * of the deed, with `before` and `after` where it changed something.
 */
export const AuditEntry = z
  .object({
    id: z.string(),
    number: z.int().nullable(),
    hash: z.string().nullable(),
    kind: z.string(),
    words: z.string(),
    actor: z.object({
      kind: z.enum(['user', 'system', 'guest']),
      id: z.string().nullable(),
      name: z.string().nullable(),
    }),
    subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), name: z.string().nullable() }).nullable(),
    course: z.object({ id: z.string(), title: z.string().nullable() }).nullable(),
    reason: z.string().nullable(),
    changes: z.array(Change),
    details: z.record(z.string(), z.unknown()),
    sessionId: z.string().nullable(),
    requestId: z.string(),
    occurredAt: z.iso.datetime(),
    writtenIn: z.int(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditList = z
  .object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditList' })
export type AuditList = z.infer<typeof AuditList>

/**
 * Where the chain ends; `waiting` entries are not sealed yet (counted to 10,000), `isWhole` speaks of the end alone. Lessons and
 * quizzes that are `beingWritten` get their entries when whoever writes pauses, within 11 minutes.
 */
export const ChainState = z
  .object({
    number: z.int(),
    hash: z.string(),
    waiting: z.int(),
    beingWritten: z.int(),
    isWhole: z.boolean(),
    sealedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AuditChain' })
export type ChainState = z.infer<typeof ChainState>

export const EntryParams = z.object({ id: z.string().min(1).max(100) })
