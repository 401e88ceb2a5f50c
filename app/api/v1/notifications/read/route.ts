// POST /api/v1/notifications/read
import { markNotificationsRead } from '@/lib/notifications/mark-read'
import { ReadInput } from '@/lib/notifications/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Mark some or all of your notifications as read',
  permission: 'notification.keep',
  body: ReadInput,
  reply: null,
  run: (ctx, { body }) => markNotificationsRead(ctx, body),
})
