// Mail by nodemailer: over SMTP, or as .eml files that any mail program opens where there is no server.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from '@/lib/core/ids'
import { checkedMessage } from './message'
import type { Mail } from './port'

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends over `smtp://` or `smtps://`, with a few connections kept open. */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({ url, pool: true, maxConnections: 2, ...TIMEOUTS })
  return {
    async send(message) {
      await transport.sendMail({ ...fields(message), from })
    },
  }
}

/** Writes each mail to its own file in `folder`, named by the time it was sent. */
export function fileMail(folder: string, from: string): Mail {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(message) {
      const { message: bytes } = await composer.sendMail({ ...fields(message), from })
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, `${newId()}.eml`), bytes as Buffer, { flag: 'wx' })
    },
  }
}

/** Only the fields of our own type: no attachment path or header of a caller's object reaches the vendor. */
function fields(message: Parameters<Mail['send']>[0]) {
  const { to, subject, text, html } = checkedMessage(message)
  return { to, subject, text, html, disableFileAccess: true, disableUrlAccess: true }
}
