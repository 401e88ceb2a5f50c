// GET /api/v1/messages
import { receivedMessages } from '@/lib/learning/messages/reads'
import { ReceivedMessageList } from '@/lib/learning/messages/schemas'
import { Page } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'What your teachers wrote to you, newest first',
  permission: 'learning.keep',
  query: Page,
  reply: ReceivedMessageList,
  run: (ctx, { query }) => receivedMessages(ctx, query),
})
