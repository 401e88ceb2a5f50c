// /teach/:courseId/messages: writing to the learners of a course.
import type { Metadata } from 'next'
import { listState } from '@/components/learning/studio/learners/learners-address'
import { MessagesView, type Recipients } from '@/components/learning/studio/messages/messages-view'
import { ownProfile } from '@/lib/accounts/reads'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { enrollmentCount, learnerNames } from '@/lib/learning/learners/reads'
import { sentMessages } from '@/lib/learning/messages/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Messages' }

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> }

const PAGE = 20

export default async function MessagesPage({ params, searchParams }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/messages`)
  const query = await searchParams
  const { id } = await found(taughtCourse(ctx, courseId))
  const from = typeof query.cursor === 'string' ? query.cursor : undefined
  const [recipients, list, { timeZone }] = await Promise.all([
    recipientsOf(ctx, id, query),
    sentMessages(ctx, id, { limit: PAGE, cursor: from }).catch(() => sentMessages(ctx, id, { limit: PAGE })),
    ownProfile(ctx, user.id),
  ])
  const sent = typeof query.sent === 'string' ? query.sent : undefined
  const shown = { recipients, list, from, sent, now: ctx.now(), timeZone }
  return <MessagesView courseId={id} userId={user.id} newId={newId()} {...shown} />
}

async function recipientsOf(ctx: Context, courseId: string, query: Query): Promise<Recipients> {
  const people = await learnerNames(ctx, courseId, [query.to ?? []].flat())
  if (people.length > 0) return { kind: 'selection', people }
  const { query: words, show } = listState(query)
  if (words || show !== 'all') return { kind: 'filter', query: words, show }
  return { kind: 'all', count: await enrollmentCount(ctx, courseId) }
}
