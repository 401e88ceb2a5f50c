// The audit trail: who did what, and the seal that shows when a row was changed, is missing, or was cut off.
import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, id } from './columns'

/** Written in the transaction of the deed; sealed afterwards, in the order of commits. Never changed, never deleted. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** The fact's. */
    id: id(),
    name: text('name').notNull(),
    actorId: uuid('actor_id'),
    /** Whom or what it was done to, where the fact says so. */
    subjectId: uuid('subject_id'),
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
    index('audit_entries_actor').on(t.actorId, t.id.desc()),
    index('audit_entries_subject').on(t.subjectId, t.id.desc()),
    index('audit_entries_name').on(t.name, t.id.desc()),
  ],
)
