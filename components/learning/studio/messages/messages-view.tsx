// Writing to the learners of a course, and what was written before.

import { studioPath } from '@/components/courses/studio/studio-places'
import { counted } from '@/components/courses/words'
import { SHOW_WORDS, type Shown } from '@/components/learning/studio/learners/learners-address'
import { Alert } from '@/components/ui/alert'
import { Markdown } from '@/components/ui/markdown/markdown'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import type { SentMessage, SentMessageList } from '@/lib/learning/messages/schemas'
import { MessageForm } from './message-form'

/** Whom the next message is for. */
export type Recipients =
  | { kind: 'all'; count: number }
  | { kind: 'selection'; people: { id: string; name: string }[] }
  | { kind: 'filter'; query: string; show: Shown }

type MessagesViewProps = {
  courseId: string
  userId: string
  newId: string
  recipients: Recipients
  list: SentMessageList
  from: string | undefined
  /** The message that was sent just now. */
  sent: string | undefined
  now: Date
  timeZone: string
}

export function MessagesView(props: MessagesViewProps) {
  const { courseId, userId, newId, recipients, list, from, sent, now, timeZone } = props
  const address = studioPath(courseId, 'messages')
  const just = list.items.find(({ id }) => id === sent)
  return (
    <div className="grid max-w-3xl gap-8">
      <section className="grid gap-4">
        <h2 className="font-semibold text-xl">{recipients.kind === 'all' ? 'Announcement' : 'Message'}</h2>
        {just && (
          <Alert tone="success">
            “{just.subject}” went to {counted(just.recipientCount, 'learner')}. They find it on their Home, and by mail.
          </Alert>
        )}
        <p className="wrap-anywhere text-muted">
          {whom(recipients)}
          {recipients.kind !== 'all' && (
            <>
              {' '}
              <a href={address} className="text-accent underline">
                Write to everybody instead
              </a>
            </>
          )}
        </p>
        <MessageForm
          key={newId}
          courseId={courseId}
          id={newId}
          sendLabel={sendLabel(recipients)}
          sent={sent}
          draftName={`message.${userId}.${courseId}`}
        >
          <RecipientFields recipients={recipients} />
        </MessageForm>
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold text-xl">Sent</h2>
        {list.items.length === 0 ? (
          <p className="text-muted">Nothing was written to the learners of this course yet.</p>
        ) : (
          <ul className="divide-y divide-line rounded-md border border-line bg-raised">
            {list.items.map(message => (
              <SentRow key={message.id} message={message} now={now} timeZone={timeZone} />
            ))}
          </ul>
        )}
        {(list.nextCursor || from) && (
          <Pager
            href={list.nextCursor ? `${address}?cursor=${encodeURIComponent(list.nextCursor)}` : undefined}
            label="Older messages"
          />
        )}
      </section>
    </div>
  )
}

function RecipientFields({ recipients }: { recipients: Recipients }) {
  return (
    <>
      <input type="hidden" name="audience" value={recipients.kind} />
      {recipients.kind === 'selection' &&
        recipients.people.map(({ id }) => <input key={id} type="hidden" name="to" value={id} />)}
      {recipients.kind === 'filter' && (
        <>
          <input type="hidden" name="query" value={recipients.query} />
          <input type="hidden" name="show" value={recipients.show} />
        </>
      )}
    </>
  )
}

function whom(recipients: Recipients): string {
  switch (recipients.kind) {
    case 'all':
      return 'To everybody who learns in this course now, on their Home and by mail. It cannot be called back.'
    case 'selection':
      return `To ${recipients.people.map(({ name }) => name).join(', ')}. Each gets it alone; nobody sees who else did.`
    case 'filter': {
      const found = recipients.query ? ` and “${recipients.query}” in their name or address` : ''
      return `To those whom the list of learners shows under “${SHOW_WORDS[recipients.show]}”${found}. Each gets it alone.`
    }
  }
}

function sendLabel(recipients: Recipients): string {
  switch (recipients.kind) {
    case 'all':
      return `Send to ${recipients.count === 1 ? 'the one learner' : `all ${counted(recipients.count, 'learner')}`}`
    case 'selection':
      return `Send to ${counted(recipients.people.length, 'learner')}`
    case 'filter':
      return 'Send to all of them'
  }
}

function SentRow({ message, now, timeZone }: { message: SentMessage; now: Date; timeZone: string }) {
  const { subject, author, kind, recipientCount } = message
  return (
    <li>
      <details className="px-4 py-2">
        <summary className="cursor-pointer py-1">
          <span className="wrap-anywhere font-medium">{subject}</span>
          <span className="block text-muted text-sm">
            {author ? `${author.name} ` : ''}
            to {kind === 'announcement' ? 'all' : ''} {counted(recipientCount, 'learner')},{' '}
            <Time at={new Date(message.createdAt)} now={now} timeZone={timeZone} />
          </span>
        </summary>
        <div className="py-2">
          <Markdown source={message.bodyMarkdown} headingOffset={2} idPrefix={`sent-${message.id}`} />
        </div>
      </details>
    </li>
  )
}
