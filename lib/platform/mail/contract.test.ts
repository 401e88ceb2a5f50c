// Mail's promises, on every adapter: the words arrive, and nobody smuggles a header in.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { memoryMail } from './memory'
import { fileMail, smtpMail } from './nodemailer'
import type { Mail, MailMessage } from './port'

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

/** A mail server that says yes to everything and keeps what it was told. */
async function smtp(): Promise<Adapter> {
  let heard = ''
  const server = net.createServer(socket => {
    let inData = false
    socket.on('error', () => {}).write('220 ready\r\n')
    socket.on('data', data => {
      heard += data
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        if (inData && line !== '.') continue
        inData = line === 'DATA'
        socket.write(inData ? '354 go on\r\n' : '250 ok\r\n')
      }
    })
    closers.push(() => socket.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const { port } = server.address() as net.AddressInfo
  return { mail: smtpMail(`smtp://127.0.0.1:${port}`, FROM), arrived: async () => heard }
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
