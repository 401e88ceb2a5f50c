// /notifications: what happened, the unread first, each with the one thing to do.
import type { Metadata } from 'next'
import { Deed } from '@/components/courses/studio/publish/deed'
import { readAll } from '@/components/notifications/actions'
import { NotificationList } from '@/components/notifications/notification-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { ownProfile } from '@/lib/accounts/reads'
import { ownNotifications } from '@/lib/notifications/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Notifications' }

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

export default async function NotificationsPage({ searchParams }: Props) {
  const { ctx, user } = await pageUser('/notifications')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const [unread, read, { timeZone }] = await Promise.all([
    ownNotifications(ctx, { limit: 100, which: 'unread' }),
    ownNotifications(ctx, { limit: 30, which: 'read', cursor: from }).catch(() =>
      ownNotifications(ctx, { limit: 30, which: 'read' }),
    ),
    ownProfile(ctx, user.id),
  ])
  const list = { now: ctx.now(), timeZone }
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-2xl">Notifications</h1>
        <ButtonLink href="/notifications/settings" size="sm" prefetch={false}>
          Choose what you are told
        </ButtonLink>
      </div>
      {unread.items.length === 0 && read.items.length === 0 && (
        <EmptyState title="Nothing yet">
          What your teachers write, what you reach and what happens in your courses stands here.
        </EmptyState>
      )}
      {unread.items.length > 0 && (
        <section aria-labelledby="unread-title" className="grid gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="unread-title" className="font-semibold text-lg">
              Unread
            </h2>
            <Deed action={readAll} fields={{}} label="Mark all as read" variant="quiet" />
          </div>
          <NotificationList items={unread.items} {...list} />
        </section>
      )}
      {read.items.length > 0 && (
        <section aria-labelledby="read-title" className="grid gap-3">
          <h2 id="read-title" className="font-semibold text-lg">
            Earlier
          </h2>
          <NotificationList items={read.items} {...list} />
        </section>
      )}
      {(read.nextCursor || from) && (
        <Pager
          href={read.nextCursor ? `/notifications?cursor=${encodeURIComponent(read.nextCursor)}` : undefined}
          label="Older notifications"
        />
      )}
    </div>
  )
}
