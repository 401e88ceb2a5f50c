// Which messages may be sent: one plain address, a subject of one line.
import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import type { MailMessage } from './port'

const CONTROL = /\p{Cc}/u

/** Gives the message back. Throws `invalid` when a header could be smuggled in, or when the address is not one. */
export function checkedMessage(message: MailMessage): MailMessage {
  if (CONTROL.test(message.to) || !z.email().max(254).safeParse(message.to).success) {
    throw invalid('to', 'This is not an email address.')
  }
  if (CONTROL.test(message.subject)) throw invalid('subject', 'The subject of a mail is one line.')
  return message
}
