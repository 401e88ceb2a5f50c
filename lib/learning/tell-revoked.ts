// Tells somebody by mail that their access to a course was taken, and why.
import type { Context } from '@/lib/core/context'
import { mail } from '@/lib/platform/mail'
import { revokedNotice } from './learners/reads'

type Revoked = { courseId: string; userId: string; reason: string }

/** Nothing is sent to who has access again by now. */
export async function tellRevoked(ctx: Context, { courseId, userId, reason }: Revoked): Promise<void> {
  const notice = await revokedNotice(ctx, courseId, userId)
  if (!notice) return
  const { email, name, courseTitle } = notice
  const why = reason ? `They say why:\n\n${reason}\n\n` : ''
  await mail().send({
    to: email,
    subject: `Your access to “${courseTitle}” has ended`,
    text: `Hello ${name},\n\nthose who teach “${courseTitle}” have ended your access to it. ${why}What you did there is kept. Should you get access again, you go on where you were.\n`,
  })
}
