// /admin/mail/:id: one mail of the local mailbox.
import type { Metadata } from 'next'
import { MailView } from '@/components/site/mailbox/mail-view'
import { mailInBox } from '@/lib/site/mailbox/reads'
import { adminContext, found } from '@/lib/web/page'

export const metadata: Metadata = { title: 'A mail' }

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const ctx = await adminContext(`/admin/mail/${id}`, 'site.manage')
  return <MailView mail={await found(mailInBox(ctx, id))} now={ctx.now()} />
}
