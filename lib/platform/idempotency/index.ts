// Idempotent requests: the first one runs and its reply is kept for 24 hours; the same request again gets that reply.
import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { idempotencyKeys } from '@/db/schema/platform'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { sealed, unsealed } from './sealed'

export type StoredReply = { status: number; headers: Record<string, string>; body: string }

const KEPT_MS = 24 * 3_600_000
/** A first request that has said nothing for this long is taken for dead. */
const ABANDONED_MS = 60_000
const PATIENCE_MS = 3000
const POLL_MS = 100

/**
 * Runs a request once per caller and key. A later one with the same fingerprint gets the kept reply (`replayed`); one
 * that arrives while the first still runs waits up to 3 s, then throws `conflict`; another fingerprint throws `invalid`.
 * Replies of 500 and above and whatever `run` throws are not kept, so that the caller can try again.
 */
export async function remember(
  caller: string,
  key: string,
  fingerprint: string,
  run: () => Promise<StoredReply>,
): Promise<{ reply: StoredReply; replayed: boolean }> {
  const request: Request = { ctx: contextFor(systemActor('idempotency')), caller, key, fingerprint }
  const patienceEnds = Date.now() + PATIENCE_MS
  for (;;) {
    const claimedAt = await claim(request)
    if (claimedAt) return { reply: await runOnce(request, claimedAt, run), replayed: false }
    const first = await load(request)
    if (!first) continue // it failed just now, so this one may be the first
    if (isStale(first, request.ctx.now())) {
      await db(request.ctx).delete(idempotencyKeys).where(claimOf(request, first.createdAt))
      continue
    }
    if (first.fingerprint !== fingerprint) {
      throw new DomainError('invalid', 'This Idempotency-Key was used for another request. Send a new one.', {
        code: 'idempotency_key_reused',
      })
    }
    const kept = keptReply(request, first)
    if (kept) return { reply: kept, replayed: true }
    if (Date.now() >= patienceEnds) {
      throw new DomainError('conflict', 'The same request is still running. Ask again in a moment.', {
        code: 'idempotency_in_progress',
        retryAfterSeconds: 2,
      })
    }
    await sleep(POLL_MS)
  }
}

/** Forgets the replies that are older than 24 hours. */
export async function purgeIdempotencyKeys(ctx: Context): Promise<void> {
  await db(ctx)
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, new Date(ctx.now().getTime() - KEPT_MS)))
}

type Request = { ctx: Context; caller: string; key: string; fingerprint: string }

/** The moment of the claim when this request is the first, decided by the primary key; otherwise undefined. */
async function claim({ ctx, caller, key, fingerprint }: Request): Promise<Date | undefined> {
  const [row] = await db(ctx)
    .insert(idempotencyKeys)
    .values({ caller, key, fingerprint, createdAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ claimedAt: idempotencyKeys.createdAt })
  return row?.claimedAt
}

async function load({ ctx, caller, key }: Request) {
  const [row] = await db(ctx)
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key)))
  return row
}

/** Whether a row no longer counts: older than 24 hours, or left without a reply by a process that died. */
function isStale({ createdAt, status }: { createdAt: Date; status: number | null }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > (status === null ? ABANDONED_MS : KEPT_MS)
}

/**
 * The reply of the first request; undefined while it runs. Throws `conflict` where it cannot be read any more (JWT_SECRET was
 * changed): running the request again could do its deed twice.
 */
function keptReply(request: Request, { status, headers, body }: Kept): StoredReply | undefined {
  if (status === null) return undefined
  const text = body === null || body === '' ? '' : unsealed(body, ownerOf(request))
  if (text !== undefined) return { status, headers: headers ?? {}, body: text }
  throw new DomainError('conflict', 'This request was carried out, but its reply is gone. Look at what came of it.', {
    code: 'idempotency_reply_gone',
  })
}
type Kept = { status: number | null; headers: Record<string, string> | null; body: string | null }

function ownerOf({ caller, key }: Request): string {
  return JSON.stringify([caller, key])
}

/** The row of one claim, and of no later one. */
function claimOf({ caller, key }: Request, claimedAt: Date) {
  return and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key), eq(idempotencyKeys.createdAt, claimedAt))
}

async function runOnce(request: Request, claimedAt: Date, run: () => Promise<StoredReply>): Promise<StoredReply> {
  const { ctx } = request
  const mine = claimOf(request, claimedAt)
  let reply: StoredReply | undefined
  try {
    reply = await run()
    return reply
  } finally {
    if (reply && reply.status < 500) {
      const body = reply.body === '' ? '' : sealed(reply.body, ownerOf(request))
      await db(ctx)
        .update(idempotencyKeys)
        .set({ ...reply, body })
        .where(mine)
    } else await db(ctx).delete(idempotencyKeys).where(mine)
  }
}
