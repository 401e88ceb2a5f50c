// Mails a message to its recipients, each once, however often this runs.
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { courseMessageRecipients } from '@/db/schema/learning'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { mail } from '@/lib/platform/mail'
import { type Letter, letterOf, type ToMail, unmailed } from './reads'

const BATCH = 100

/**
 * A recipient is claimed by the database before the mail goes out, so that two runs at once mail nobody twice. What could not
 * be sent is given back, and the error thrown after everybody else was written to: the next run tries those again.
 */
export async function mailMessage(ctx: Context, messageId: string): Promise<void> {
  const letter = await letterOf(ctx, messageId)
  if (!letter) return
  const failed = new Map<string, unknown>()
  for (;;) {
    const batch = (await unmailed(ctx, messageId, BATCH + failed.size)).filter(({ userId }) => !failed.has(userId))
    if (batch.length === 0) break
    for (const person of batch) {
      const error = await mailOnce(ctx, messageId, letter, person)
      if (error) failed.set(person.userId, error)
    }
  }
  const [first] = failed.values()
  if (first) throw first
}

/** Gives the error when it makes sense to try again. */
async function mailOnce(ctx: Context, messageId: string, letter: Letter, person: ToMail): Promise<unknown> {
  const theirs = and(
    eq(courseMessageRecipients.messageId, messageId),
    eq(courseMessageRecipients.userId, person.userId),
  )
  const [claimed] = await db(ctx)
    .update(courseMessageRecipients)
    .set({ mailedAt: ctx.now() })
    .where(and(theirs, isNull(courseMessageRecipients.mailedAt)))
    .returning({ userId: courseMessageRecipients.userId })
  if (!claimed) return undefined
  try {
    await mail().send({ to: person.email, subject: letter.subject, text: textOf(letter) })
    return undefined
  } catch (error) {
    log.warn('a message could not be mailed', { messageId, userId: person.userId, error })
    if (isDomainError(error) && error.reason === 'invalid') return undefined
    await db(ctx).update(courseMessageRecipients).set({ mailedAt: null }).where(theirs)
    return error
  }
}

function textOf({ bodyMarkdown, authorName, courseTitle }: Letter): string {
  const { APP_URL } = env()
  const home = APP_URL ? `\nRead it on your Home: ${new URL('/home', APP_URL).href}` : ''
  return `${bodyMarkdown}\n\n-- \n${authorName} wrote this to you because you take “${courseTitle}”.${home}\n`
}
