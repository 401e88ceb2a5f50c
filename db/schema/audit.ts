// The audit trail: who did what, and the seal that shows when a row was changed, is missing, or was cut off.
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, id, oneOf } from './columns'

export const ACTOR_KINDS = ['user', 'system', 'guest'] as const

/**
 * Written in the transaction of the deed; sealed afterwards, in the order of commits. Never changed, never deleted: a trigger
 * refuses both, and the chain shows it where somebody got around the trigger.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** The fact's. */
    id: id(),
    name: text('name').notNull(),
    actorKind: text('actor_kind', { enum: ACTOR_KINDS }).notNull(),
    actorId: uuid('actor_id'),
    /** Which part of the system acted, where nobody did. */
    actorName: text('actor_name'),
    /** The session in which somebody acted. */
    sessionId: uuid('session_id'),
    /** Whom or what it was done to, and the course in which it was. */
    subjectId: uuid('subject_id'),
    courseId: uuid('course_id'),
    requestId: text('request_id').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    occurredAt: at('occurred_at').notNull(),
    /** The transaction that wrote it: what is older than every open transaction can be sealed. */
    writtenIn: bigint('written_in', { mode: 'number' }).notNull().default(sql`pg_current_xact_id()::text::bigint`),
    /** Its place in the chain, and the hash over the one before and itself; null until it is sealed. */
    number: bigint('number', { mode: 'number' }),
    hash: text('hash'),
  },
  t => [
    uniqueIndex('audit_entries_number_unique').on(t.number),
    index('audit_entries_unsealed').on(t.writtenIn, t.id).where(sql`number is null`),
    index('audit_entries_newest').on(t.occurredAt, t.id),
    index('audit_entries_actor').on(t.actorId, t.occurredAt, t.id),
    index('audit_entries_subject').on(t.subjectId, t.occurredAt, t.id),
    index('audit_entries_course').on(t.courseId, t.occurredAt, t.id),
    index('audit_entries_name').on(t.name, t.occurredAt, t.id),
    index('audit_entries_request').on(t.requestId),
    check('audit_entries_actor_kind', oneOf('actor_kind', ACTOR_KINDS)),
    check('audit_entries_sealed_whole', sql`(number is null) = (hash is null)`),
  ],
)

/** How long the chain is and how it ends: one row, whose lock lets one sealer work at a time. */
export const auditChain = pgTable(
  'audit_chain',
  {
    id: integer('id').primaryKey(),
    number: bigint('number', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    sealedAt: at('sealed_at'),
  },
  t => [check('audit_chain_one_row', sql`${t.id} = 1`)],
)
