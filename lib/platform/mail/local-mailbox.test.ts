// What goes into the local mailbox comes out of it as it was written.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { listMails, readMail } from './local-mailbox'
import { fileMail } from './nodemailer'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-mailbox-'))
})
afterEach(() => rm(folder, { recursive: true }))

const send = (message: { subject: string; text: string; html?: string }) =>
  fileMail(folder, 'Cairn <no-reply@example.com>').send({ to: 'ada@example.com', ...message })

test.each([
  { subject: 'Your course: größer', text: 'It begins\n.\ntoday.\n' },
  { subject: 'Short', text: `${'A long line of words that go on and on. '.repeat(12)}\n\nAnd the next.\n` },
  { subject: `${'A very long subject 学び 🎓 '.repeat(5)}end`, text: 'Grüße 学び 🎓 = done =3D\n' },
  { subject: 'With two parts', text: 'Plain.\n', html: '<p>Rich</p>' },
  { subject: 'Plain = ? _ words', text: 'From the start\n>From here\n' },
])('$subject', async message => {
  await send(message)
  const [mail] = await listMails(folder, 10)
  expect(mail).toMatchObject({ to: 'ada@example.com', subject: message.subject, from: 'Cairn <no-reply@example.com>' })
  expect(mail?.text.trimEnd()).toBe(message.text.trimEnd())
  expect(mail?.date?.getTime()).toBeGreaterThan(Date.now() - 60_000)
})

test('any words come back', async () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '学', '=', '?', ' ', '🎓', '_') }), {
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(words, async given => {
      const text = given
        .map(word => word.trim())
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim()
      await send({ subject: 'x', text })
      const [mail] = await listMails(folder, 1)
      expect(mail?.text.trim()).toBe(text)
    }),
    { numRuns: 40 },
  )
})

test('the newest first; what is no mail of ours, and what is not there, is nothing', async () => {
  for (const subject of ['one', 'two', 'three']) await send({ subject, text: 'x' })
  await writeFile(path.join(folder, 'notes.txt'), 'x')
  expect((await listMails(folder, 2)).map(({ subject }) => subject)).toEqual(['three', 'two'])
  for (const id of ['../../etc/passwd', 'notes', newId()]) expect(await readMail(folder, id)).toBeUndefined()
  expect(await listMails(path.join(folder, 'nowhere'), 5)).toEqual([])
})
