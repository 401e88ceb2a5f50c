// What messages to learners take and give at the doors.
import { z } from 'zod'
import { line, PublicUser } from '@/lib/accounts/schemas'
import { LearnerFilter } from '../learners/schemas'
import { prose } from '../schemas'

/** To everybody in the course (an announcement), to some, or to all whom a filter means. */
export const Audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('selection'),
    userIds: z.array(z.uuid()).min(1, 'please choose at least one learner').max(500, 'has at most 500 learners'),
  }),
  z.strictObject({ kind: z.literal('filter'), ...LearnerFilter.shape }),
])
export type Audience = z.infer<typeof Audience>

export const MessageInput = z
  .strictObject({ subject: line(1, 200), bodyMarkdown: prose(1, 20_000), to: Audience })
  .meta({ id: 'MessageInput' })
export type MessageInput = z.infer<typeof MessageInput>

const time = z.iso.datetime()
/** As those who teach see it. */
export const SentMessage = z
  .object({
    id: z.string(),
    kind: z.enum(['announcement', 'message']),
    subject: z.string(),
    bodyMarkdown: z.string(),
    author: PublicUser.nullable(),
    recipientCount: z.int(),
    createdAt: time,
  })
  .meta({ id: 'SentMessage' })
export type SentMessage = z.infer<typeof SentMessage>
export const SentMessageList = z
  .object({ items: z.array(SentMessage), nextCursor: z.string().nullable() })
  .meta({ id: 'SentMessageList' })
export type SentMessageList = z.infer<typeof SentMessageList>

/** As its recipient sees it. */
export const ReceivedMessage = z
  .object({
    id: z.string(),
    course: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    subject: z.string(),
    bodyMarkdown: z.string(),
    author: PublicUser.nullable(),
    createdAt: time,
    readAt: time.nullable(),
  })
  .meta({ id: 'ReceivedMessage' })
export type ReceivedMessage = z.infer<typeof ReceivedMessage>
export const ReceivedMessageList = z
  .object({ items: z.array(ReceivedMessage), nextCursor: z.string().nullable() })
  .meta({ id: 'ReceivedMessageList' })
export type ReceivedMessageList = z.infer<typeof ReceivedMessageList>
