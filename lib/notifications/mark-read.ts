// Marks one's own notifications as read.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { notifications } from '@/db/schema/notifications'
import { type Context, requireUser } from '@/lib/core/context'
import { say } from '@/lib/platform/live'
import { unreadCount } from './reads'
import type { ReadInput } from './schemas'

/** Some or all of them; those of others, and what is read already, are left alone and tell nothing. Other pages hear the new count. */
export async function markNotificationsRead(ctx: Context, input: ReadInput): Promise<void> {
  const user = requireUser(ctx)
  const { id, userId, readAt } = notifications
  const which = 'ids' in input ? inArray(id, input.ids) : undefined
  await transact(ctx, async tx => {
    const read = await tx.tx
      .update(notifications)
      .set({ readAt: tx.now() })
      .where(and(eq(userId, user.id), isNull(readAt), which))
      .returning({ id })
    if (read.length === 0) return
    say(tx, { topic: `user:${user.id}`, name: 'notifications.read', data: { unread: await unreadCount(tx, user.id) } })
  })
}
