// Where mail goes, and what went to the local mailbox.
import { type Context, requirePermission } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { localMails, type MailWay, mailWay, oneLocalMail } from '@/lib/platform/mail'
import type { KeptMail } from '@/lib/platform/mail/local-mailbox'

const MOST_LISTED = 100

/** Only who may manage the site; the mails are of the local mailbox alone, the newest first. */
export async function mailbox(ctx: Context): Promise<{ way: MailWay; mails: KeptMail[] }> {
  requirePermission(ctx, 'site.manage')
  return { way: mailWay(), mails: await localMails(MOST_LISTED) }
}

/** Throws `not_found`. */
export async function mailInBox(ctx: Context, id: string): Promise<KeptMail> {
  requirePermission(ctx, 'site.manage')
  const mail = await oneLocalMail(id)
  if (!mail) throw notFound('mail')
  return mail
}
