// What the ports keep in Postgres: the outbox of facts, sittings of writing, and the replies to idempotent requests.
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

/**
 * Somebody is writing something that saves itself every second: what it said before, and what it says by now. One row a thing
 * that is being written; when the sitting is over, one fact tells it and the row goes. Names no table, so that it outlives them.
 */
export const sittings = pgTable(
  'sittings',
  {
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    writerId: uuid('writer_id').notNull(),
    sessionId: uuid('session_id'),
    /** Of its first saving and of its last. */
    firstRequestId: text('first_request_id').notNull(),
    requestId: text('request_id').notNull(),
    saves: integer('saves').notNull(),
    /** Names the state that the last saving left: a saving that found another one does not continue this sitting. */
    state: text('state').notNull(),
    about: jsonb('about').$type<Record<string, unknown>>().notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    after: jsonb('after').$type<Record<string, unknown>>().notNull(),
    beganAt: at('began_at').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  t => [primaryKey({ columns: [t.kind, t.subjectId] })],
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
