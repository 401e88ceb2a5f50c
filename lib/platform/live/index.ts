// The live port: what listeners should hear at once. It is said inside the deed's transaction and sent after its commit.
import 'server-only'
import { and, asc, desc, eq, gt, lt, lte, sql } from 'drizzle-orm'
import { db, rows, type Tx, type TxContext } from '@/db/client'
import { liveEvents } from '@/db/schema/notifications'
import type { Context } from '@/lib/core/context'
import { publish, subscribe } from '@/lib/platform/pubsub'

/** `topic` is made of letters, digits and `: . _ -`, as in `user:<id>` or `course:<id>`; `data` becomes JSON. */
export type Said = { topic: string; name: string; data: object }
/** Ids grow within a topic in the order of the commits, also across processes. */
export type LiveEvent = { id: number; name: string; data: unknown }
/** As it travels: `previous` is the event of the topic before it, so that who listens notices a gap. */
export type SentEvent = LiveEvent & { previous: number | null }

/** How long who was away can catch up. What a clock in the past says is no news and is not even kept. */
const KEPT_MS = 3_600_000
export const MOST_LISTED = 500
const MOST_BYTES = 8 * 1024
/** One channel of pub/sub for all topics: a process that begins to listen to one more has nothing to ask for first. */
const LIVE = 'live'
const RECHECK = 'live.recheck'

const waiting = new WeakMap<Tx, Said[]>()

/**
 * Says something on a topic when this transaction commits; nobody hears it when it rolls back. All that a transaction says
 * is written at its very end, in the order it was said: who says something holds up nobody before.
 */
export function say(ctx: TxContext, said: Said): void {
  if (Date.now() - ctx.now().getTime() > KEPT_MS) return
  if (!/^[\w:.-]{1,200}$/.test(said.topic)) throw new Error(`"${said.topic}" is no topic.`)
  if (JSON.stringify(said.data).length > MOST_BYTES) throw new Error(`"${said.name}" is too long: say where to look.`)
  const before = waiting.get(ctx.tx)
  if (before) {
    before.push(said)
    return
  }
  const all = [said]
  waiting.set(ctx.tx, all)
  ctx.beforeCommit(() => write(ctx, all))
}

/** Listens to all topics; `wants` says which, so that the others cost nothing. Call the result to stop. */
export function hearLive(
  wants: (topic: string) => boolean,
  onEvent: (topic: string, event: SentEvent) => void,
): Promise<() => Promise<void>> {
  return subscribe(LIVE, message => {
    const end = message.indexOf(' ')
    const topic = message.slice(0, end)
    if (wants(topic)) onEvent(topic, JSON.parse(message.slice(end + 1)) as SentEvent)
  })
}

/** Has the listeners of somebody looked at again after this transaction: whether they are still signed in, and may still listen. */
export function recheck(ctx: TxContext, userId: string): void {
  ctx.afterCommit(() => void publish(RECHECK, userId))
}

/** Hears whose listeners are to be looked at again. Call the result to stop. */
export function onRecheck(look: (userId: string) => void): Promise<() => Promise<void>> {
  return subscribe(RECHECK, look)
}

/** What was said on a topic after an event and up to another one, the oldest first; `MOST_LISTED` at most. */
export async function saidBetween(ctx: Context, topic: string, after: number, upTo: number): Promise<LiveEvent[]> {
  const { id, name, data } = liveEvents
  return db(ctx)
    .select({ id, name, data })
    .from(liveEvents)
    .where(and(eq(liveEvents.topic, topic), gt(id, after), lte(id, upTo)))
    .orderBy(asc(id))
    .limit(MOST_LISTED)
}

/** The newest event of a topic; 0 where nothing was said lately. */
export async function newestId(ctx: Context, topic: string): Promise<number> {
  const { id } = liveEvents
  const [row] = await db(ctx)
    .select({ id })
    .from(liveEvents)
    .where(eq(liveEvents.topic, topic))
    .orderBy(desc(id))
    .limit(1)
  return row?.id ?? 0
}

/** Forgets what was said more than an hour ago. */
export async function purgeLiveEvents(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEPT_MS)
  await db(ctx).delete(liveEvents).where(lt(liveEvents.createdAt, before))
}

/**
 * Two transactions that speak on one topic do so one after the other, from here to their commit: ids and commits have the
 * same order. The topics are locked in the order of their names and nothing is locked afterwards, so nobody waits in a circle.
 * The second statement sees what was committed while the first one waited.
 */
async function write(ctx: TxContext, all: Said[]): Promise<void> {
  waiting.delete(ctx.tx)
  const texts = all.map(({ topic, name, data }, n) => ({ n, topic, name, data }))
  const topics = [...new Set(all.map(({ topic }) => topic))].sort()
  await rows(
    ctx,
    sql`select pg_advisory_xact_lock(hashtextextended('live ' || topic, 0))
        from jsonb_array_elements_text(${JSON.stringify(topics)}::jsonb) with ordinality as t(topic, n) order by n`,
  )
  const written = await rows<{ n: number; id: string; previous: string | null }>(
    ctx,
    sql`with said as (select * from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
          as s(n int, topic text, name text, data jsonb)),
        numbered as materialized (select *, nextval('live_events_id_seq') as id from (select * from said order by n) s),
        kept as (insert into live_events (id, topic, name, data) select id, topic, name, data from numbered)
        select n, id, coalesce(lag(id) over (partition by topic order by id),
          (select max(e.id) from live_events e where e.topic = numbered.topic)) as previous
        from numbered order by n`,
  )
  ctx.afterCommit(() => {
    for (const { n, id, previous } of written) {
      const said = all[n]
      if (!said) continue
      const event = {
        id: Number(id),
        previous: previous === null ? null : Number(previous),
        name: said.name,
        data: said.data,
      }
      void publish(LIVE, `${said.topic} ${JSON.stringify(event)}`)
    }
  })
}
