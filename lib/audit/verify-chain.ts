// Walks the whole chain and names every entry that was changed, is missing, was added, or was cut off.
import { and, asc, getTableColumns, gt, isNotNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { auditChain, auditEntries } from '@/db/schema/audit'
import type { Context } from '@/lib/core/context'
import { BEGINNING, type Head, sealOf } from './chain'

const BATCH = 1000
const MOST_PROBLEMS = 100

export type Problem = { kind: 'changed' | 'missing' | 'cut_off' | 'added' | 'rewritten'; number: number; words: string }
/** `problems` holds the first hundred; `problemCount` counts them all. */
export type Verification = { checked: number; head: Head; problems: Problem[]; problemCount: number }

/**
 * Reads in batches, beside whatever is being written. `known` are heads that were kept elsewhere (the log says one a minute):
 * against whoever can write to the database, only they prove that the end was not cut off or the whole chain rewritten.
 */
export async function verifyChain(ctx: Context, known: Head[] = []): Promise<Verification> {
  const found: Problem[] = []
  let problemCount = 0
  const tell = (kind: Problem['kind'], number: number, words: string) => {
    problemCount += 1
    if (found.length < MOST_PROBLEMS) found.push({ kind, number, words })
  }
  const asked = new Map(known.map(head => [head.number, head]))
  const [before] = await chainEnd(ctx) // more may be sealed while this walks
  let last: Head = { number: 0, hash: BEGINNING }
  let checked = 0
  for await (const entry of sealedEntries(ctx)) {
    const { number } = entry
    const isNext = number === last.number + 1
    if (!isNext) tell('missing', last.number + 1, missingWords(last.number + 1, number - 1))
    if (isNext && entry.hash !== sealOf(last.hash, number, entry)) tell('changed', number, CHANGED)
    const wanted = asked.get(number)
    if (wanted && wanted.hash !== entry.hash) tell('rewritten', number, 'has another hash than the one that was kept')
    last = { number, hash: entry.hash }
    checked += 1
  }
  const furthest = Math.max(before?.number ?? 0, ...asked.keys())
  if (furthest > last.number) tell('cut_off', last.number + 1, missingWords(last.number + 1, furthest))
  const [after] = await chainEnd(ctx)
  if (!after)
    tell('changed', last.number, 'cannot be compared with the end of the chain: the row of audit_chain is gone')
  else if (after.number < last.number) tell('added', after.number + 1, 'stands behind the end of the chain')
  else if (after.number === last.number && after.hash !== last.hash)
    tell('changed', last.number, 'does not end the chain with the hash that was kept')
  return { checked, head: last, problems: found, problemCount }
}

const CHANGED = 'is not what was sealed, or does not follow the entry before it'
const missingWords = (from: number, to: number) => (from === to ? 'is missing' : `is missing, and all up to ${to}`)

function chainEnd(ctx: Context): Promise<Head[]> {
  return db(ctx).select({ number: auditChain.number, hash: auditChain.hash }).from(auditChain)
}

type SealedEntry = typeof auditEntries.$inferSelect & { number: number; hash: string }
const SEALED = {
  ...getTableColumns(auditEntries),
  number: sql<number>`${auditEntries.number}`.mapWith(Number),
  hash: sql<string>`${auditEntries.hash}`,
}

async function* sealedEntries(ctx: Context): AsyncGenerator<SealedEntry> {
  for (let after = 0; ; ) {
    const batch = await db(ctx)
      .select(SEALED)
      .from(auditEntries)
      .where(and(isNotNull(auditEntries.number), gt(auditEntries.number, after)))
      .orderBy(asc(auditEntries.number))
      .limit(BATCH)
    for (const entry of batch) {
      after = entry.number
      yield entry
    }
    if (batch.length < BATCH) return
  }
}
