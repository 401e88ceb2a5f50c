// Messages to a learner as a list, what is unread standing out.
import { Time } from '@/components/ui/time'
import type { ReceivedMessage } from '@/lib/learning/messages/schemas'

type MessageListProps = { messages: ReceivedMessage[]; now: Date; timeZone: string; showCourse?: boolean }

export function MessageList({ messages, now, timeZone, showCourse = true }: MessageListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-raised">
      {messages.map(({ id, subject, author, course, createdAt, readAt }) => (
        <li key={id} className="relative flex items-baseline gap-3 px-4 py-3 hover:bg-sunken">
          <span
            aria-hidden
            className={`size-2 shrink-0 self-center rounded-full ${readAt ? 'bg-transparent' : 'bg-accent'}`}
          />
          <div className="min-w-0 flex-1">
            <a
              href={`/messages/${id}`}
              className={`wrap-anywhere after:absolute after:inset-0 ${readAt ? '' : 'font-semibold'}`}
            >
              {subject}
              {!readAt && <span className="sr-only"> (unread)</span>}
            </a>
            <p className="wrap-anywhere text-muted text-sm">
              {author?.name ?? 'Your teachers'}
              {showCourse && `, ${course.title}`} ·{' '}
              <Time at={new Date(createdAt)} now={now} timeZone={timeZone} className="z-10" />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
