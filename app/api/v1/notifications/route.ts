// GET /api/v1/notifications
import { ownNotifications } from '@/lib/notifications/reads'
import { NotificationList, NotificationQuery } from '@/lib/notifications/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your notifications, newest first, and how many are unread',
  permission: 'notification.keep',
  query: NotificationQuery,
  reply: NotificationList,
  run: (ctx, { query }) => ownNotifications(ctx, query),
})
