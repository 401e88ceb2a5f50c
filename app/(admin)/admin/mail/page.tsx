// /admin/mail: where mail goes, and what went to the local mailbox.
import type { Metadata } from 'next'
import { MailList } from '@/components/site/mailbox/mail-list'
import { EmptyState } from '@/components/ui/empty-state'
import { mailbox } from '@/lib/site/mailbox/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Mail' }

export default async function MailPage() {
  const ctx = await adminContext('/admin/mail', 'site.manage')
  const { way, mails } = await mailbox(ctx)
  return (
    <section aria-labelledby="mail-title" className="grid gap-4">
      <h2 id="mail-title" className="font-semibold text-lg">
        Mail
      </h2>
      {way.kind === 'smtp' ? (
        <p>
          Mail goes out through <strong>{way.server}</strong>, as MAIL_URL says, and is not kept here.
        </p>
      ) : (
        <>
          <p className="text-muted">
            No mail server is configured, so nobody gets mail: what the site writes is kept here. Set MAIL_URL to send
            it.
          </p>
          {mails.length === 0 ? (
            <EmptyState title="No mail yet" level={3}>
              What the site writes to people stands here.
            </EmptyState>
          ) : (
            <MailList mails={mails} now={ctx.now()} />
          )}
        </>
      )}
    </section>
  )
}
