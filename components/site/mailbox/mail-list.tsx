// The mails of the local mailbox, the newest first.
import { Time } from '@/components/ui/time'
import type { KeptMail } from '@/lib/platform/mail/local-mailbox'

export function MailList({ mails, now }: { mails: KeptMail[]; now: Date }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-raised">
      {mails.map(({ id, to, subject, date }) => (
        <li key={id} className="relative px-4 py-3 hover:bg-sunken">
          <a href={`/admin/mail/${id}`} className="wrap-anywhere font-medium after:absolute after:inset-0">
            {subject}
          </a>
          <p className="wrap-anywhere text-muted text-sm">
            to {to}
            {date && (
              <>
                {' '}
                · <Time at={date} now={now} className="z-10" />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
