// The mail of the journeys: where no mail server is set, the product writes its mails into DATA_DIR/mail.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'

const FOLDER = path.join(process.env.DATA_DIR ?? '.data', 'mail')

/** The path and token of the link in the newest mail to an address whose subject fits; mails are sent a moment after the deed. */
export async function mailedLink(email: string, subject: RegExp): Promise<string> {
  let link: string | undefined
  await expect
    .poll(
      () => {
        const mail = mails().find(each => each.to === email && subject.test(each.subject))
        link = mail && /https?:\/\/[^/\s]+(\/\S*token=\S+)/.exec(mail.text)?.[1]
        return link
      },
      { message: `no mail like ${subject} to ${email} in ${FOLDER}` },
    )
    .toBeTruthy()
  return link ?? ''
}

/** The newest first: files are named by the time. */
function mails(): { to: string; subject: string; text: string }[] {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).sort().reverse().slice(0, 40) : []
  return files.map(file => {
    const raw = readFileSync(path.join(FOLDER, file), 'latin1')
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? ''
    return { to: header('To'), subject: header('Subject'), text: readable(raw) }
  })
}

function readable(raw: string): string {
  if (!/^content-transfer-encoding: quoted-printable/im.test(raw)) return raw
  return raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}
