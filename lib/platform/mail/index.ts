// The mail port: what the product writes to people.
import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'
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
  const { NODE_ENV, MAIL_URL, MAIL_FROM, dataDir } = env()
  if (NODE_ENV === 'test') return memoryMail()
  return MAIL_URL ? smtpMail(MAIL_URL, MAIL_FROM) : fileMail(path.join(dataDir, 'mail'), MAIL_FROM)
}
