// Mail's promises, on every adapter: the words arrive, and nobody smuggles a header in.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { memoryMail } from './memory'
import { fileMail, smtpMail } from './nodemailer'
import type { Mail, MailMessage } from './port'
import { startSmtp } from './smtp-server.testing'

const FROM = 'Cairn <no-reply@example.com>'
const hello: MailMessage = { to: 'ada@example.com', subject: 'Your course: größer', text: 'It begins\n.\ntoday.' }

/** `arrived` gives all that was sent, as text. */
type Adapter = { mail: Mail; arrived(): Promise<string> }
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function files(): Promise<Adapter> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-mail-'))
  closers.push(() => rm(folder, { recursive: true }))
  const arrived = async () => {
    const texts = (await readdir(folder)).map(name => readFile(path.join(folder, name), 'utf8'))
    return (await Promise.all(texts)).join('\n')
  }
  return { mail: fileMail(folder, FROM), arrived }
}

async function smtp(): Promise<Adapter> {
  const server = await startSmtp()
  closers.push(() => server.close())
  return { mail: smtpMail(server.url, FROM), arrived: async () => server.received.map(({ raw }) => raw).join('\n') }
}

async function memory(): Promise<Adapter> {
  const sent: MailMessage[] = []
  return { mail: memoryMail(sent), arrived: async () => sent.map(one => Object.values(one).join('\n')).join('\n') }
}

describe.each([
  ['files', files],
  ['smtp', smtp],
  ['memory', memory],
])('%s', (_, open) => {
  test('a message arrives with its address and words', async () => {
    const { mail, arrived } = await open()
    await mail.send({ ...hello, html: '<p>Today</p>' })
    const text = await arrived()
    for (const part of ['ada@example.com', 'It begins', '<p>Today</p>']) expect(text).toContain(part)
  })

  test.each([
    { ...hello, to: 'ada@example.com\r\nBcc: eve@example.com' },
    { ...hello, to: 'ada@example.com, eve@example.com' },
    { ...hello, to: 'Ada <ada@example.com>' },
    { ...hello, subject: 'Hello\r\nBcc: eve@example.com' },
    { ...hello, subject: 'Hello\u0000' },
  ])('$to / $subject is refused and nothing is sent', async message => {
    const { mail, arrived } = await open()
    await expect(mail.send(message)).rejects.toMatchObject({ reason: 'invalid' })
    expect(await arrived()).not.toContain('eve@example.com')
  })
})

test('over SMTP the words, the subject and both addresses are read as they were written', async () => {
  const server = await startSmtp()
  closers.push(() => server.close())
  const long = `https://learn.example.com/reset-password?token=${'x'.repeat(80)}`
  await smtpMail(server.url, FROM).send({ ...hello, text: `Grüße,\n.\n${long}\n=20 %` })
  expect(server.received).toMatchObject([
    { from: 'no-reply@example.com', to: ['ada@example.com'], subject: 'Your course: größer' },
  ])
  expect(server.received[0]?.text.trimEnd()).toBe(`Grüße,\n.\n${long}\n=20 %`)
  expect(server.received[0]?.headers.from).toBe(FROM)
})

test('a server that refuses, or does not know us, makes sending fail', async () => {
  const server = await startSmtp()
  closers.push(() => server.close())
  server.refuseNext()
  await expect(smtpMail(server.url, FROM).send(hello)).rejects.toThrow('451')
  await expect(smtpMail(server.url.replace('cairn:a', 'cairn:b'), FROM).send(hello)).rejects.toThrow('535')
  expect(server.received).toEqual([])
})
