// A notification as a letter: one sentence, one link, and where to switch such letters off.
import { isDomainError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { mail } from '@/lib/platform/mail'
import type { Kind, Told } from './kind'

/** Throws when it makes sense to try again; an address that is none is given up. */
export async function mailNotification(
  kind: Kind,
  { email, name, data }: Told<object> & { email: string; name: string },
): Promise<void> {
  const words = kind.words(data, 1)
  if (!words) return
  const text = [
    `Hello ${name},`,
    `${words.title}.`,
    `${words.action}: ${address(words.href)}`,
    `-- \nYou get this because “${kind.label}” is mailed to you. Choose what is mailed: ${address('/notifications/settings')}`,
  ]
  try {
    await mail().send({ to: email, subject: subjectOf(words.title), text: `${text.join('\n\n')}\n` })
  } catch (error) {
    if (!isDomainError(error) || error.reason !== 'invalid') throw error
    log.warn('a notification could not be mailed to its address', { kind: kind.key, error })
  }
}

/** One line, of a length that programs show. */
function subjectOf(title: string): string {
  const line = title.replace(/\s+/g, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

function address(path: string): string {
  const { APP_URL, PORT } = env()
  return `${APP_URL ?? `http://localhost:${PORT}`}${path}`
}
