// Seals what was committed into the chain, in the order in which its transactions began to write, one sealer at a time.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { auditChain, auditEntries } from '@/db/schema/audit'
import type { Context } from '@/lib/core/context'
import { sealOf } from './chain'

const BATCH = 500

/**
 * Entries of transactions that are older than every open one: nothing can be committed in front of them any more. Numbers of
 * transactions that this database never gave are from the server that it was copied from.
 */
const SETTLED = sql`(${auditEntries.writtenIn} < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  or (${auditEntries.writtenIn} >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    and ${auditEntries.writtenIn} <> pg_current_xact_id()::text::bigint))`

/** Gives how many it sealed, 0 too where another process is at it. Not for use inside a transaction. */
export async function sealEntries(ctx: Context): Promise<number> {
  let sealed = 0
  for (let more = BATCH; more === BATCH; sealed += more) more = await transact(ctx, sealBatch)
  return sealed
}

async function sealBatch(tx: TxContext): Promise<number> {
  const [head] = await tx.tx.select().from(auditChain).for('update', { skipLocked: true })
  if (!head) return 0
  const waiting = await tx.tx
    .select()
    .from(auditEntries)
    .where(and(isNull(auditEntries.number), SETTLED))
    .orderBy(asc(auditEntries.writtenIn), asc(auditEntries.id))
    .limit(BATCH)
  if (waiting.length === 0) return 0
  let { number, hash } = head
  const seals = waiting.map(entry => {
    number += 1
    hash = sealOf(hash, number, entry)
    return { id: entry.id, number, hash }
  })
  await tx.tx.execute(sql`
    update ${auditEntries} set number = s.number, hash = s.hash
    from json_to_recordset(${JSON.stringify(seals)}::json) as s(id uuid, number bigint, hash text)
    where ${auditEntries.id} = s.id`)
  await tx.tx.update(auditChain).set({ number, hash, sealedAt: tx.now() }).where(eq(auditChain.id, head.id))
  return seals.length
}
