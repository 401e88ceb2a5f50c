// Notes when a session was last used, once a minute at most: the list of sessions shows it.
import { and, eq, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'

const MINUTE_MS = 60_000

/** For the doors, with what `signedInAccount` gave. */
export async function noteUse(
  ctx: Context,
  { sessionId, lastUsedAt }: { sessionId: string | null; lastUsedAt: Date | null },
): Promise<void> {
  const now = ctx.now()
  if (!sessionId || !lastUsedAt || now.getTime() - lastUsedAt.getTime() < MINUTE_MS) return
  const stale = lt(sessions.lastUsedAt, new Date(now.getTime() - MINUTE_MS))
  await db(ctx)
    .update(sessions)
    .set({ lastUsedAt: now })
    .where(and(eq(sessions.id, sessionId), stale))
}
