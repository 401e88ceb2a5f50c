// /messages/:id: one message of one's teachers; opening it marks it as read.
import type { Metadata } from 'next'
import { MessageView } from '@/components/learning/messages/message-view'
import { ownProfile } from '@/lib/accounts/reads'
import { markRead } from '@/lib/learning/messages/mark-read'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'A message' }

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { ctx, user } = await pageUser(`/messages/${id}`)
  const message = await found(markRead(ctx, { id }))
  const { timeZone } = await ownProfile(ctx, user.id)
  return <MessageView message={message} now={ctx.now()} timeZone={timeZone} />
}
