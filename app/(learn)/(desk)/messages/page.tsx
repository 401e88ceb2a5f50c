// /messages: all that one's teachers wrote.
import type { Metadata } from 'next'
import { MessageList } from '@/components/learning/messages/message-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { ownProfile } from '@/lib/accounts/reads'
import { receivedMessages } from '@/lib/learning/messages/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Messages' }

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

export default async function MessagesPage({ searchParams }: Props) {
  const { ctx, user } = await pageUser('/messages')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const { items, nextCursor } = await receivedMessages(ctx, { limit: 30, cursor: from }).catch(() =>
    receivedMessages(ctx, { limit: 30 }),
  )
  const { timeZone } = await ownProfile(ctx, user.id)
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5 px-4 py-8 sm:px-6">
      <h1 className="font-semibold text-2xl">From your teachers</h1>
      {items.length === 0 ? (
        <EmptyState title="Nothing yet">What the teachers of your courses write to you stands here.</EmptyState>
      ) : (
        <MessageList messages={items} now={ctx.now()} timeZone={timeZone} />
      )}
      {(nextCursor || from) && (
        <Pager
          href={nextCursor ? `/messages?cursor=${encodeURIComponent(nextCursor)}` : undefined}
          label="Older messages"
        />
      )}
    </div>
  )
}
