// The form of a message as the verb takes it.
import { z } from 'zod'
import { LearnerFilter } from '@/lib/learning/learners/schemas'
import { Audience, MessageInput } from '@/lib/learning/messages/schemas'

const listOf = (value: unknown) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])
const { subject, bodyMarkdown } = MessageInput.shape

/** `audience` says which of the other fields name the recipients. */
export const MessageFormInput = z
  .object({
    courseId: z.string().min(1).max(200),
    id: z.uuid(),
    subject,
    bodyMarkdown,
    audience: z.enum(['all', 'selection', 'filter']),
    to: z.preprocess(listOf, z.array(z.string())),
    query: LearnerFilter.shape.query,
    show: LearnerFilter.shape.show,
  })
  .transform(({ audience, to: userIds, query, show, ...message }) => {
    const whom: Record<typeof audience, z.input<typeof Audience>> = {
      all: { kind: 'all' },
      selection: { kind: 'selection', userIds },
      filter: { kind: 'filter', query, show },
    }
    return { ...message, to: whom[audience] }
  })
  .pipe(z.object({ courseId: z.string(), id: z.uuid(), subject, bodyMarkdown, to: Audience }))

export const PreviewInput = z.object({ bodyMarkdown: z.string().max(20_000) })
