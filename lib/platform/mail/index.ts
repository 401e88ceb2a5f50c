// The mail port: what the product writes to people.
import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'
import { type KeptMail, listMails, readMail } from './local-mailbox'
import { memoryMail } from './memory'
import { fileMail, smtpMail } from './nodemailer'
import type { Mail } from './port'

const MAIL = Symbol.for('cairn.mail')
type Holder = typeof globalThis & { [MAIL]?: Mail }

/** How this process sends mail: by SMTP when MAIL_URL is set, else to files in `<dataDir>/mail`; in memory under vitest. */
export function mail(): Mail {
  const holder = globalThis as Holder
  holder[MAIL] ??= chosenMail()
  return holder[MAIL]
}

function chosenMail(): Mail {
  const { NODE_ENV, MAIL_URL, MAIL_FROM } = env()
  if (NODE_ENV === 'test') return memoryMail()
  return MAIL_URL ? smtpMail(MAIL_URL, MAIL_FROM) : fileMail(folder(), MAIL_FROM)
}

export type MailWay = { kind: 'smtp'; server: string } | { kind: 'files' }

/** Where mail goes; of the address of the server no name and no password. */
export function mailWay(): MailWay {
  const { MAIL_URL } = env()
  return MAIL_URL ? { kind: 'smtp', server: new URL(MAIL_URL).host } : { kind: 'files' }
}

/** What went to files, the newest first; nothing where a mail server is configured. */
export async function localMails(limit: number): Promise<KeptMail[]> {
  return mailWay().kind === 'files' ? listMails(folder(), limit) : []
}

export async function oneLocalMail(id: string): Promise<KeptMail | undefined> {
  return mailWay().kind === 'files' ? readMail(folder(), id) : undefined
}

function folder(): string {
  return path.join(env().dataDir, 'mail')
}
