// One's own sessions, and how long ago the password was given in one.
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { deviceWords } from './device-words'
import type { SessionInfo } from './schemas'

/** How long a password that was given counts for sensitive changes. */
const RECENT_SECONDS = 10 * 60

/** One's sessions that are on, the last used first. */
export function ownSessions(ctx: Context): Promise<SessionInfo[]> {
  const user = requireUser(ctx)
  return sessionsOf(ctx, user.id, user.sessionId)
}

/** For those who checked who may see them. `currentId` is the session of whoever looks. */
export async function sessionsOf(ctx: Context, userId: string, currentId: string | null): Promise<SessionInfo[]> {
  const on = and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.now()))
  const found = await db(ctx).select().from(sessions).where(on).orderBy(desc(sessions.lastUsedAt)).limit(100)
  return found.map(row => ({
    id: row.id,
    kind: row.kind,
    device: deviceWords(row.userAgent),
    address: row.address,
    current: row.id === currentId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
  }))
}

/** Whether the password was given in this session a short while ago; true outside of a session. */
export async function hasRecentPassword(ctx: Context): Promise<boolean> {
  const user = requireUser(ctx)
  if (!user.sessionId) return true
  const [row] = await db(ctx).select({ at: sessions.provenAt }).from(sessions).where(eq(sessions.id, user.sessionId))
  return row !== undefined && ctx.now().getTime() - row.at.getTime() < RECENT_SECONDS * 1000
}

/** Throws `forbidden` (`password_required`) unless the password was given in this session a short while ago. */
export async function requireRecentPassword(ctx: Context): Promise<void> {
  if (await hasRecentPassword(ctx)) return
  throw new DomainError('forbidden', 'Please give your password once more; then go on.', { code: 'password_required' })
}
