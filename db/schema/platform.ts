// What the ports keep in Postgres: the outbox of facts and the replies to idempotent requests.
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, id } from './columns'

/** Facts in the order they happened; `dispatchedAt` is set once their queued reactions stand in the job queue. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    name: text('name').notNull(),
    payload: jsonb('payload').notNull(),
    actorId: uuid('actor_id'),
    requestId: text('request_id').notNull(),
    occurredAt: at('occurred_at').notNull(),
    dispatchedAt: at('dispatched_at'),
  },
  t => [
    index('outbox_waiting').on(t.id).where(sql`dispatched_at is null`),
    index('outbox_dispatched').on(t.dispatchedAt),
  ],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    caller: text('caller').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** Null while the first request is still running. */
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: at('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.caller, t.key] }), index('idempotency_keys_age').on(t.createdAt)],
)
