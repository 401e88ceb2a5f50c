// One mail as plain text; its links can be followed.
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Time } from '@/components/ui/time'
import type { KeptMail } from '@/lib/platform/mail/local-mailbox'

export function MailView({ mail, now }: { mail: KeptMail; now: Date }) {
  return (
    <article className="grid gap-4">
      <Breadcrumb steps={[{ label: 'Mail', href: '/admin/mail' }, { label: mail.subject }]} />
      <h2 className="wrap-anywhere font-semibold text-lg">{mail.subject}</h2>
      <p className="wrap-anywhere text-muted text-sm">
        From {mail.from} to {mail.to}
        {mail.date && (
          <>
            , <Time at={mail.date} now={now} />
          </>
        )}
      </p>
      <div className="wrap-anywhere whitespace-pre-wrap rounded-md border border-line bg-raised p-4">
        {mail.text.split(/(https?:\/\/[^\s<>"]+)/).map((part, n) =>
          n % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
            <a key={n} href={part} rel="noreferrer" className="text-accent underline">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </div>
    </article>
  )
}
