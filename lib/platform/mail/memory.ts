// Mail's memory twin: keeps what was sent, so that tests can read it.
import { checkedMessage } from './message'
import type { Mail, MailMessage } from './port'

export function memoryMail(sent: MailMessage[] = []): Mail {
  return {
    async send(message) {
      sent.push(checkedMessage(message))
    },
  }
}
