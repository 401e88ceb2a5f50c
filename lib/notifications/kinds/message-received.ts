// A teacher wrote to learners: all they wrote in one course stands together.
import { z } from 'zod'
import { messageSent } from '@/lib/events/learning'
import { defineKind } from '../kind'
import { messageReaders } from '../told/reads'

export const messageReceived = defineKind({
  key: 'message.received',
  label: 'A teacher writes to you',
  group: 'Learning',
  on: messageSent,
  data: z.object({ messageId: z.string(), subject: z.string(), author: z.string(), course: z.string() }),
  email: 'by_itself',
  async tell(ctx, { payload: { messageId, courseId } }) {
    const { message, userIds } = await messageReaders(ctx, messageId)
    return message ? userIds.map(userId => ({ userId, about: courseId, data: { messageId, ...message } })) : []
  },
  words: ({ messageId, subject, author, course }, count) =>
    count === 1
      ? { title: `${author} wrote to you: ${subject}`, action: 'Read it', href: `/messages/${messageId}` }
      : { title: `${count} messages from your teachers in “${course}”`, action: 'Read them', href: '/messages' },
})
