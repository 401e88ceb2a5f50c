// Marks a notification as read and says where it leads.
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { notifications } from '@/db/schema/notifications'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { kindOf } from './kinds'
import { markNotificationsRead } from './mark-read'

/** Throws `not_found` for another's. */
export async function openNotification(ctx: Context, { id }: { id: string }): Promise<{ href: string }> {
  const user = requireUser(ctx)
  const [row] = await db(ctx)
    .select()
    .from(notifications)
    .where(and(eq(notifications.id, id), eq(notifications.userId, user.id)))
  const words = row && kindOf(row.kind)?.words(row.data, row.count)
  if (!words) throw notFound('notification')
  await markNotificationsRead(ctx, { ids: [id] })
  return { href: words.href }
}
