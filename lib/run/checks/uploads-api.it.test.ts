// Files on their way in by the tus protocol, through the very door of server.ts: cut off, resumed, refused, cleared away.
import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import net from 'node:net'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { uploads as table } from '@/db/schema/media'
import { outbox } from '@/db/schema/platform'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { lessonContent } from '@/lib/courses/reads'
import { clearStaleUploads } from '@/lib/media/uploads/clear-stale-uploads'
import { takeInUpload } from '@/lib/media/uploads/take-in-upload'
import { storage } from '@/lib/platform/storage'
import { uploads } from '@/lib/platform/uploads'
import { type Front, openFront } from '../testing/front'
import { type Person, person } from '../testing/people'

const FILM = readFileSync('db/seed/courses/read-the-weather/01-looking-up/clouds.mp4')
const BYTES = 'application/offset+octet-stream'
const system = contextFor(systemActor('test'))
let front: Front
let close: () => Promise<void>
let teacher: Person

beforeAll(async () => {
  close = await openTestDatabase()
  front = await openFront()
  teacher = await person('instructor')
})
afterAll(async () => {
  await front.close()
  await close()
})

const course = (owner = teacher) =>
  newCourse({
    ownerId: owner.id,
    status: 'draft',
    outline: [[{ kind: 'video', durationSeconds: 7 }, { kind: 'file' }]],
  })
type Course = Awaited<ReturnType<typeof course>>

/** The lesson at a place of the course, as those who teach it see it. */
async function shownLesson(of: Course, at: number) {
  const found = await lessonContent(teacher.ctx, { lessonId: of.lessons[at]?.id ?? '', editionId: of.id })
  if (!found) throw new Error('the lesson is gone')
  return found
}

const address = (path: string) => `http://127.0.0.1:${front.port}${path}`
const tus = (who: Person, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${who.token}`,
  'tus-resumable': '1.0.0',
  ...more,
})
const metadata = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

async function begin(who: Person, sizeBytes: number, fields: Record<string, string>) {
  const headers = tus(who, { 'upload-length': String(sizeBytes), 'upload-metadata': metadata(fields) })
  const reply = await fetch(address('/api/v1/uploads'), { method: 'POST', headers })
  const body = (await reply.json()) as { id: string; detail: string; code: string }
  return { status: reply.status, location: reply.headers.get('location') ?? '', ...body }
}

const forLesson = (of: Course, at: number, filename: string) => ({
  filename,
  purpose: 'lesson',
  courseId: of.id,
  lessonId: of.lessons[at]?.id ?? '',
})

const send = (who: Person, location: string, offset: number, body: Uint8Array<ArrayBuffer>) =>
  fetch(address(location), {
    method: 'PATCH',
    headers: tus(who, { 'upload-offset': String(offset), 'content-type': BYTES }),
    body,
  })
const offsetOf = async (who: Person, location: string) => {
  const reply = await fetch(address(location), { method: 'HEAD', headers: tus(who) })
  return reply.ok ? Number(reply.headers.get('upload-offset')) : reply.status
}
const state = async (who: Person, location: string) => {
  const reply = await fetch(address(location), { headers: tus(who) })
  return (await reply.json()) as { state: string; problem: string | null; mediaId: string | null; offset: number }
}

/** Sends all at once and lets the worker's reaction run. */
async function upload(who: Person, bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string>) {
  const { location, id } = await begin(who, bytes.byteLength, fields)
  expect((await send(who, location, 0, bytes)).status).toBe(204)
  await takeInUpload(system, { uploadId: id })
  return state(who, location)
}

test('a film that is cut off at 99 % goes on where it was, and becomes the lesson’s video', async () => {
  const of = await course()
  const { status, location, id } = await begin(teacher, FILM.byteLength, forLesson(of, 0, 'clouds.mp4'))
  expect(status).toBe(201)
  expect(location).toBe(`/api/v1/uploads/${id}`)
  expect(await offsetOf(teacher, location)).toBe(0)

  const cut = Math.floor(FILM.byteLength * 0.99)
  await sendAndBreak(location, cut)
  await expect.poll(() => offsetOf(teacher, location), { timeout: 8000 }).toBeGreaterThan(0)
  const offset = await offsetOf(teacher, location)
  expect(offset).toBeLessThanOrEqual(cut)
  expect(await state(teacher, location)).toMatchObject({ state: 'receiving', offset, mediaId: null })

  const wrong = await send(teacher, location, 5, Uint8Array.from(FILM.subarray(5, 9)))
  expect(wrong.status).toBe(409)
  expect(wrong.headers.get('content-type')).toBe('application/problem+json')
  const last = await send(teacher, location, offset, Uint8Array.from(FILM.subarray(offset)))
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(FILM.byteLength)])
  expect(await state(teacher, location)).toMatchObject({ state: 'received' })

  await takeInUpload(system, { uploadId: id })
  await takeInUpload(system, { uploadId: id })
  const done = await state(teacher, location)
  expect(done).toMatchObject({ state: 'ready', problem: null })
  const shown = await shownLesson(of, 0)
  expect(shown.media).toMatchObject({ id: done.mediaId, kind: 'video' })
  expect(shown.durationSeconds).toBeGreaterThan(50)
  expect(await uploads().arrived(id)).toBeUndefined()
})

/** A PATCH that promises the whole film and whose line breaks after `bytes`. */
async function sendAndBreak(location: string, bytes: number): Promise<void> {
  const head = [
    `PATCH ${location} HTTP/1.1`,
    'Host: cairn.test',
    ...Object.entries(tus(teacher)).map(([name, value]) => `${name}: ${value}`),
    'Upload-Offset: 0',
    `Content-Type: ${BYTES}`,
    `Content-Length: ${FILM.byteLength}`,
  ].join('\r\n')
  await new Promise<void>((resolve, reject) => {
    const socket = net.connect(front.port, '127.0.0.1', () => {
      socket.write(`${head}\r\n\r\n`)
      socket.write(FILM.subarray(0, bytes), () => setTimeout(() => socket.destroy(), 200))
    })
    socket.once('error', reject).once('close', () => resolve())
  })
}

test('a disk that is full is told in words, and the upload goes on once there is room', async () => {
  const of = await course()
  const text = Uint8Array.from(Buffer.from('Words that need some room. '.repeat(40)))
  const { location, id } = await begin(teacher, text.byteLength, forLesson(of, 1, 'notes.txt'))
  const file = uploads().path(id)
  renameSync(file, `${file}.aside`)
  symlinkSync('/dev/full', file)
  const refused = await send(teacher, location, 0, text)
  expect(refused.status).toBe(507)
  expect(await refused.json()).toMatchObject({ code: 'storage_full', detail: expect.stringContaining('no room left') })

  rmSync(file)
  renameSync(`${file}.aside`, file)
  expect(await offsetOf(teacher, location)).toBe(0)
  expect((await send(teacher, location, 0, text)).status).toBe(204)
  await takeInUpload(system, { uploadId: id })
  expect(await state(teacher, location)).toMatchObject({ state: 'ready' })
})

test('where the store has no room the file waits, its owner is told, and it is taken in later', async () => {
  const of = await course()
  const { location, id } = await begin(teacher, FILM.byteLength, forLesson(of, 0, 'clouds.mp4'))
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const put = vi.spyOn(storage(), 'put').mockRejectedValue(full)
  const exists = vi.spyOn(storage(), 'exists').mockResolvedValue(false)
  expect((await send(teacher, location, 0, Uint8Array.from(FILM))).status).toBe(204)
  await expect(takeInUpload(system, { uploadId: id })).rejects.toThrow('no space left')
  expect(await state(teacher, location)).toMatchObject({
    state: 'received',
    problem: expect.stringContaining('Your file is kept'),
  })
  put.mockRestore()
  exists.mockRestore()
  await takeInUpload(system, { uploadId: id })
  expect(await state(teacher, location)).toMatchObject({ state: 'ready', problem: null })
})

test('an archive is kept for the import, and told to whoever listens', async () => {
  const zip = Uint8Array.from(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'))
  const { location, id } = await begin(teacher, zip.byteLength, { filename: 'book.zip', purpose: 'import' })
  await send(teacher, location, 0, zip)
  await takeInUpload(system, { uploadId: id })
  expect(await state(teacher, location)).toMatchObject({ state: 'ready', mediaId: null })
  const facts = await db(system).select().from(outbox).where(eq(outbox.name, 'upload.stored'))
  const told = facts.map(({ payload }) => payload).find(payload => (payload as { uploadId: string }).uploadId === id)
  expect(told).toMatchObject({ purpose: 'import', storageKey: `imports/${id}`, ownerId: teacher.id })
  expect((await storage().stat(`imports/${id}`))?.sizeBytes).toBe(zip.byteLength)
})

test('uploads have a generous limit of their own', async () => {
  const reply = await fetch(address('/api/v1/uploads'), { headers: tus(teacher) })
  expect(reply.headers.get('ratelimit-policy')).toBe('"uploads";q=1200;w=60')
})

describe('before the first byte', () => {
  test.each([
    ['an empty video', 0, 'film.mp4', 0, 422, /empty \(0 bytes\)/],
    ['a video over 2 GB', 2 * 1024 ** 3 + 1, 'film.mp4', 0, 413, /at most 2 GB; this one has 2,049 MB/],
    ['a file over 500 MB', 501 * 1024 ** 2, 'book.pdf', 1, 413, /at most 500 MB/],
    ['a film that browsers do not play', 99, 'film.mov', 0, 422, /MP4 or WebM.*\.mov/],
    ['a program', 99, 'setup.exe', 1, 422, /\.exe cannot be offered/],
    ['a name that says nothing', 99, 'README', 1, 422, /no ending/],
  ])('%s is refused in words', async (_, size, filename, at, status, words) => {
    const of = await course()
    const refused = await begin(teacher, size, forLesson(of, at, filename))
    expect(refused.status).toBe(status)
    expect(refused.detail).toMatch(words)
  })

  test('exactly 2 GB may begin', async () => {
    const of = await course()
    expect((await begin(teacher, 2 * 1024 ** 3, forLesson(of, 0, 'film.mp4'))).status).toBe(201)
  })

  test('only those who write the course may begin', async () => {
    const of = await course()
    const fields = forLesson(of, 0, 'film.mp4')
    const [student, stranger, assistant, co, admin] = [
      await person(),
      await person('instructor'),
      await person('instructor'),
      await person('instructor'),
      await person('admin'),
    ]
    await db(system)
      .insert(courseStaff)
      .values([
        { courseId: of.id, userId: assistant.id, role: 'assistant' },
        { courseId: of.id, userId: co.id, role: 'co_instructor' },
      ])
    const status = async (who: Person) => (await begin(who, 9, fields)).status
    expect([await status(student), await status(stranger), await status(assistant)]).toEqual([404, 404, 403])
    expect([await status(co), await status(admin)]).toEqual([201, 201])
    const elsewhere = await course()
    expect((await begin(teacher, 9, { ...fields, courseId: elsewhere.id })).status).toBe(404)
    expect((await begin(student, 9, { filename: 'a.zip', purpose: 'import' })).status).toBe(403)
    expect((await begin(stranger, 9, { filename: 'a.zip', purpose: 'import' })).status).toBe(201)
    const guest = await fetch(address('/api/v1/uploads'), { method: 'POST', headers: { 'tus-resumable': '1.0.0' } })
    expect(guest.status).toBe(401)
  })

  test('what is no tus is told so', async () => {
    const of = await course()
    const fields = metadata(forLesson(of, 0, 'film.mp4'))
    const post = async (headers: Record<string, string>) =>
      (
        await fetch(address('/api/v1/uploads'), {
          method: 'POST',
          headers: { authorization: `Bearer ${teacher.token}`, ...headers },
        })
      ).status
    expect(await post({ 'upload-length': '9', 'upload-metadata': fields })).toBe(412)
    expect(await post({ 'tus-resumable': '1.0.0', 'upload-metadata': fields })).toBe(400)
    expect(await post({ 'tus-resumable': '1.0.0', 'upload-length': '9' })).toBe(422)
    const options = await fetch(address('/api/v1/uploads'), { method: 'OPTIONS' })
    expect([options.status, options.headers.get('tus-version')]).toEqual([204, '1.0.0'])
  })
})

describe('once all is here', () => {
  test.each([
    ['a renamed program', 0, 'film.mp4', Buffer.from(`MZ${'\0'.repeat(300)}`), /is a program \(\.exe\)/],
    ['a picture called a film', 0, 'film.mp4', 'picture', /is a \.png file inside/],
    ['noise called a film', 0, 'film.webm', Buffer.from('no film at all'), /does not look like a \.webm file inside/],
    ['a program called a document', 1, 'book.pdf', Buffer.from(`\x7fELF${'\0'.repeat(300)}`), /is a program \(\.elf\)/],
    ['bytes called text', 1, 'notes.txt', Buffer.from([1, 2, 3, 0, 4]), /does not look like a \.txt file/],
  ])('%s is refused, and the lesson keeps what it had', async (_, at, filename, content, words) => {
    const of = await course()
    const former = await upload(teacher, Uint8Array.from(FILM), forLesson(of, at, 'clouds.mp4'))
    const bytes =
      typeof content === 'string'
        ? await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
            .png()
            .toBuffer()
        : content
    const refused = await upload(teacher, Uint8Array.from(bytes), forLesson(of, at, filename))
    expect(refused.state).toBe('failed')
    expect(refused.problem).toMatch(words)
    expect((await shownLesson(of, at)).media?.id).toBe(former.mediaId)
  })

  test('documents and text become files that are saved, never shown, by whoever may see the lesson', async () => {
    const of = await course()
    const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')
    expect(await upload(teacher, Uint8Array.from(pdf), forLesson(of, 1, 'Über uns.pdf'))).toMatchObject({
      state: 'ready',
    })
    const { media } = await shownLesson(of, 1)
    expect(media).toMatchObject({ kind: 'file', durationSeconds: null, sources: [{ mime: 'application/pdf' }] })
    const url = media?.sources[0]?.url ?? ''
    const reply = await fetch(address(url), { headers: { authorization: `Bearer ${teacher.token}` } })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''%C3%9Cber%20uns.pdf`)
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
    expect((await fetch(address(url), { headers: { authorization: `Bearer ${(await person()).token}` } })).status).toBe(
      404,
    )
  })

  test('rights that were lost meanwhile count', async () => {
    const owner = await person('instructor')
    const helper = await person('instructor')
    const of = await course(owner)
    const staff = { courseId: of.id, userId: helper.id, role: 'co_instructor' as const }
    await db(system).insert(courseStaff).values(staff)
    const { location, id } = await begin(helper, FILM.byteLength, forLesson(of, 0, 'clouds.mp4'))
    await send(helper, location, 0, Uint8Array.from(FILM))
    await db(system).delete(courseStaff).where(eq(courseStaff.userId, helper.id))
    await takeInUpload(system, { uploadId: id })
    expect(await state(helper, location)).toMatchObject({ state: 'failed', mediaId: null })
    expect((await shownLesson(of, 0)).media).toBeNull()
  })
})

test('a lesson’s file can be taken away and given back, by those who write the course', async () => {
  const of = await course()
  const done = await upload(teacher, Uint8Array.from(FILM), forLesson(of, 0, 'clouds.mp4'))
  const ask = async (who: Person, method: string, body?: object) =>
    (await front.ask(method, `/api/v1/lessons/${of.lessons[0]?.id}/media`, { headers: tus(who), body })).status
  const stranger = await person('instructor')
  expect([await ask(stranger, 'DELETE'), await ask(teacher, 'DELETE')]).toEqual([404, 204])
  expect((await shownLesson(of, 0)).media).toBeNull()
  expect(await ask(teacher, 'PUT', { mediaId: newId() })).toBe(422)
  expect([
    await ask(stranger, 'PUT', { mediaId: done.mediaId }),
    await ask(teacher, 'PUT', { mediaId: done.mediaId }),
  ]).toEqual([404, 204])
  expect((await shownLesson(of, 0)).media?.id).toBe(done.mediaId)
})

test('an upload is its owner’s alone, and may be cancelled', async () => {
  const of = await course()
  const { location } = await begin(teacher, 99, forLesson(of, 0, 'film.mp4'))
  for (const who of [await person(), await person('admin')]) {
    expect(await offsetOf(who, location)).toBe(404)
    expect((await send(who, location, 0, new Uint8Array(9))).status).toBe(404)
    expect((await fetch(address(location), { method: 'DELETE', headers: tus(who) })).status).toBe(404)
    expect((await fetch(address(location), { headers: tus(who) })).status).toBe(404)
  }
  const tooMuch = await send(teacher, location, 0, new Uint8Array(200))
  expect(tooMuch.status).toBe(413)
  const lessonId = of.lessons[0]?.id
  const list = await fetch(address(`/api/v1/uploads?lessonId=${lessonId}`), { headers: tus(teacher) })
  expect(await list.json()).toMatchObject({ items: [{ filename: 'film.mp4', state: 'receiving' }] })
  expect((await fetch(address(location), { method: 'DELETE', headers: tus(teacher) })).status).toBe(204)
  expect(await offsetOf(teacher, location)).toBe(404)
})

test('after a day without news an upload is cleared away; a younger one stays', async () => {
  const of = await course()
  const [old, young] = [
    await begin(teacher, 99, forLesson(of, 0, 'old.mp4')),
    await begin(teacher, 99, forLesson(of, 0, 'young.mp4')),
  ]
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await db(system).update(table).set({ updatedAt: yesterday }).where(eq(table.id, old.id))
  await clearStaleUploads(system)
  expect([await offsetOf(teacher, old.location), await offsetOf(teacher, young.location)]).toEqual([404, 0])
  expect(await uploads().arrived(old.id)).toBeUndefined()
  await expect(clearStaleUploads(teacher.ctx)).rejects.toMatchObject({ reason: 'forbidden' })
})
