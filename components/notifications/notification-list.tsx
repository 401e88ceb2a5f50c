// Notifications as a list: what happened, when, and the one thing to do.
import { Deed } from '@/components/courses/studio/publish/deed'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import type { Notification } from '@/lib/notifications/schemas'
import { openIt, readIt } from './actions'
import { KindIcon } from './kind-icon'

type NotificationListProps = { items: Notification[]; now: Date; timeZone: string }

export function NotificationList({ items, now, timeZone }: NotificationListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-raised">
      {items.map(({ id, kind, title, action, happenedAt, readAt }) => (
        <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
          <KindIcon kind={kind} unread={readAt === null} />
          <div className="min-w-0 flex-1 basis-56">
            <p className={`wrap-anywhere ${readAt === null ? 'font-semibold' : ''}`}>
              {title}
              {readAt === null && <span className="sr-only"> (unread)</span>}
            </p>
            <p className="text-muted text-sm">
              <Time at={new Date(happenedAt)} now={now} timeZone={timeZone} />
            </p>
          </div>
          <div className="flex flex-wrap gap-2 max-sm:ps-8">
            <form action={openIt}>
              <input type="hidden" name="id" value={id} />
              <SubmitButton size="sm" variant="secondary" aria-label={`${action}: ${title}`}>
                {action}
              </SubmitButton>
            </form>
            {readAt === null && <Deed action={readIt} fields={{ id }} label="Mark as read" variant="quiet" />}
          </div>
        </li>
      ))}
    </ul>
  )
}
