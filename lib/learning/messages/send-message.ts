// Writes to the learners of a course: to all, to some, or to those whom a filter means.
import { count, eq, type SQL, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courseMessageRecipients, courseMessages } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { messageSent } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { learnerIds } from '../learners/reads'
import { sentMessage } from './reads'
import type { Audience, MessageInput, SentMessage } from './schemas'

/** `id` names the message before it is sent: the same one twice is sent once. */
export type NewMessage = { courseId: string; id?: string | undefined } & MessageInput

/** Who is not (any more) a learner of the course gets nothing. Throws as `taughtCourse` does, and `invalid` where nobody is left. */
export async function sendMessage(
  ctx: Context,
  input: NewMessage,
): Promise<{ message: SentMessage; created: boolean }> {
  const { id: courseId } = await taughtCourse(ctx, input.courseId)
  const author = requireUser(ctx)
  const { subject, bodyMarkdown, to } = input
  const id = input.id ?? newId(ctx.now())
  return transact(ctx, async tx => {
    const kind = to.kind === 'all' ? ('announcement' as const) : ('message' as const)
    const [made] = await tx.tx
      .insert(courseMessages)
      .values({ id, courseId, authorId: author.id, kind, subject, bodyMarkdown, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning({ id: courseMessages.id })
    if (made) await address(tx, courseId, id, { kind, to })
    const message = await sentMessage(tx, courseId, id)
    if (!message) throw new DomainError('conflict', 'This message belongs to another course. Please write it anew.')
    return { message, created: made !== undefined }
  })
}

type Letter = { kind: 'announcement' | 'message'; to: Audience }

async function address(tx: TxContext, courseId: string, messageId: string, { kind, to }: Letter): Promise<void> {
  await tx.tx.execute(
    sql`insert into ${courseMessageRecipients} (message_id, user_id) select ${messageId}::uuid, whom.user_id from (${whom(tx, courseId, to)}) whom`,
  )
  const [reached] = await tx.tx
    .select({ count: count() })
    .from(courseMessageRecipients)
    .where(eq(courseMessageRecipients.messageId, messageId))
  const recipientCount = reached?.count ?? 0
  if (recipientCount === 0) throw invalid('to', 'Nobody of these learns in this course now, so nothing was sent.')
  await tx.tx.update(courseMessages).set({ recipientCount }).where(eq(courseMessages.id, messageId))
  await emit(tx, messageSent, { messageId, courseId, kind, recipientCount })
}

function whom(ctx: Context, courseId: string, to: Audience): SQL {
  switch (to.kind) {
    case 'all':
      return learnerIds(ctx, courseId, { query: '', show: 'all' })
    case 'filter':
      return learnerIds(ctx, courseId, to)
    case 'selection': {
      const ids = sql.join(
        to.userIds.map(id => sql`${id}::uuid`),
        sql`, `,
      )
      return sql`${learnerIds(ctx, courseId, { query: '', show: 'all' })} and e.user_id in (${ids})`
    }
  }
}
