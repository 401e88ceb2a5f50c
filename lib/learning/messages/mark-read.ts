// Marks a message as read by the one who opened it.
import { and, eq, isNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseMessageRecipients } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { receivedMessage } from './reads'
import type { ReceivedMessage } from './schemas'

/** The first time counts. Throws `not_found` for a message that one was not sent. */
export async function markRead(ctx: Context, { id }: { id: string }): Promise<ReceivedMessage> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    const message = await receivedMessage(tx, id)
    if (message.readAt) return message
    await tx.tx
      .update(courseMessageRecipients)
      .set({ readAt: tx.now() })
      .where(
        and(
          eq(courseMessageRecipients.messageId, message.id),
          eq(courseMessageRecipients.userId, user.id),
          isNull(courseMessageRecipients.readAt),
        ),
      )
    return { ...message, readAt: tx.now().toISOString() }
  })
}
