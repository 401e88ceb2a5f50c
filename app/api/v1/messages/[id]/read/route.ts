// POST /api/v1/messages/:id/read
import { markRead } from '@/lib/learning/messages/mark-read'
import { ReceivedMessage } from '@/lib/learning/messages/schemas'
import { CourseParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Mark a message to you as read',
  permission: 'message.own',
  params: CourseParams,
  reply: ReceivedMessage,
  run: (ctx, { params }) => markRead(ctx, params),
})
