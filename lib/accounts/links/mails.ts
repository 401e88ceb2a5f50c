// The mails about one's account: plain words, one link, what to do when one did not ask.
import { env } from '@/lib/env'
import type { MailMessage } from '@/lib/platform/mail/port'

type Reader = { name: string; email: string }

function address(path: string): string {
  const { APP_URL, PORT } = env()
  return `${APP_URL ?? `http://localhost:${PORT}`}${path}`
}

function letter({ name, email }: Reader, subject: string, ...paragraphs: string[]): MailMessage {
  return { to: email, subject, text: [`Hello ${name},`, ...paragraphs, 'Cairn'].join('\n\n') }
}

export function verificationMail(reader: Reader, token: string): MailMessage {
  const link = address(`/verify-email?token=${token}`)
  return letter(
    reader,
    'Please confirm your e-mail address',
    'welcome to Cairn. Please confirm that this is your address:',
    link,
    'The link works once, within two days. If you did not open an account, you need not do anything.',
  )
}

export function resetMail(reader: Reader, token: string): MailMessage {
  const link = address(`/reset-password?token=${token}`)
  return letter(
    reader,
    'Set a new password',
    'somebody, we hope you, asked to set a new password for your account:',
    link,
    'The link works once, within an hour. If it was not you, you need not do anything: your password stays as it is.',
  )
}

export function noAccountMail(email: string): MailMessage {
  return letter(
    { name: 'there', email },
    'You have no account at Cairn',
    'somebody, perhaps you, asked to set a new password for this address. It has no account at Cairn.',
    `You can open one here: ${address('/register')}`,
    'If it was not you, you need not do anything.',
  )
}

export function passwordChangedMail(reader: Reader): MailMessage {
  const link = address('/forgot-password')
  return letter(
    reader,
    'Your password was changed',
    'the password of your account was changed just now, and other sessions were ended.',
    `If it was not you, set a new one at once: ${link}`,
  )
}

export function newEmailMail(reader: Reader, token: string): MailMessage {
  const link = address(`/confirm-email?token=${token}`)
  return letter(
    reader,
    'Please confirm your new e-mail address',
    'you asked to use this address for your account. Please confirm it:',
    link,
    'The link works once, within a day. If it was not you, you need not do anything.',
  )
}

export function emailTakenMail(email: string): MailMessage {
  return letter(
    { name: 'there', email },
    'This address has an account already',
    'somebody, perhaps you, asked to move another account to this address. It has an account at Cairn already, so nothing was changed.',
  )
}

export function emailChangeNotice(reader: Reader, after: string): MailMessage {
  return letter(
    reader,
    'Your e-mail address is about to change',
    `somebody signed in to your account asked to use ${after} instead of this address. It changes once that address is confirmed.`,
    `If it was not you, set a new password at once: ${address('/forgot-password')}`,
  )
}

export function emailChangedNotice(reader: Reader, after: string): MailMessage {
  return letter(
    reader,
    'Your e-mail address was changed',
    `your account now uses ${after}. This address does not open it any more.`,
    'If it was not you, please write to those who run this site.',
  )
}

export function identityLinkedMail(reader: Reader, there: string, isReclaimed: boolean): MailMessage {
  return letter(
    reader,
    `You can sign in with ${there} now`,
    `somebody signed in with ${there} and this address, so it opens your account from now on.`,
    ...(isReclaimed
      ? [
          'Your address had never been confirmed, so we made sure that nobody but you is in: the old password, sessions and codes do not count any more.',
          `You can set a new password here: ${address('/forgot-password')}`,
        ]
      : [`If it was not you, disconnect it at once: ${address('/security')}`]),
  )
}

export function identityUnlinkedMail(reader: Reader): MailMessage {
  return letter(
    reader,
    'A way to sign in was removed',
    'one of the other ways to sign in to your account was disconnected just now, and other sessions were ended.',
    `If it was not you, set a new password at once: ${address('/forgot-password')}`,
  )
}
