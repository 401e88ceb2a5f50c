// Pictures and captions that somebody adds to a course, over the API: who may, and what bad input is told.
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { storeVideo } from '@/lib/media/store-video'
import { api } from '../testing/api'
import { type Front, openFront } from '../testing/front'
import { type Person, person } from '../testing/people'

const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds'
const system = contextFor(systemActor('test'))
let front: Front
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  front = await openFront()
})
afterAll(async () => {
  await front.close()
  await close()
})

/** A draft with a teacher, a co-instructor, an assistant, and a stranger who teaches elsewhere. */
async function school() {
  const [teacher, co, assistant, stranger] = [
    await person('instructor'),
    await person('instructor'),
    await person('instructor'),
    await person('instructor'),
  ]
  const course = await newCourse({ ownerId: teacher.id, status: 'draft' })
  await db(system)
    .insert(courseStaff)
    .values([
      { courseId: course.id, userId: co.id, role: 'co_instructor' },
      { courseId: course.id, userId: assistant.id, role: 'assistant' },
    ])
  return { teacher, co, assistant, stranger, student: await person(), admin: await person('admin'), course }
}

describe('pictures', () => {
  const png = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()
  const post = async (who: Person | null, courseId: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const reply = await fetch(`http://127.0.0.1:${front.port}/api/v1/courses/${courseId}/pictures`, {
      method: 'POST',
      headers: { ...(who && { authorization: `Bearer ${who.token}` }), ...headers },
      body,
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }

  test('bytes and forms both become a picture of the course, the same one once', async () => {
    const { teacher, course } = await school()
    const bytes = Uint8Array.from(await png(1200, 700))
    const first = await post(teacher, course.id, bytes, { 'content-type': 'image/png' })
    expect(first).toMatchObject({
      status: 201,
      body: { width: 1200, height: 700, url: expect.stringMatching(/960\.webp$/) },
    })
    const form = new FormData()
    form.set('file', new File([bytes], 'Ein Bild.png', { type: 'image/png' }))
    expect((await post(teacher, course.id, form)).body).toEqual(first.body)
    const shown = await fetch(`http://127.0.0.1:${front.port}${first.body.url}`, {
      headers: { authorization: `Bearer ${teacher.token}` },
    })
    expect(shown.headers.get('content-type')).toBe('image/webp')
  })

  test('only those who write the course add pictures', async () => {
    const { co, admin, assistant, stranger, student, course } = await school()
    const bytes = Uint8Array.from(await png(9, 9))
    const status = async (who: Person | null) => (await post(who, course.id, bytes)).status
    expect([await status(co), await status(admin)]).toEqual([201, 201])
    expect([await status(assistant), await status(stranger), await status(student)]).toEqual([403, 404, 404])
    expect(await status(null)).toBe(401)
  })

  test('what is no picture is refused in words', async () => {
    const { teacher, course } = await school()
    const refused = async (body: BodyInit, headers?: Record<string, string>) => {
      const { status, body: told } = await post(teacher, course.id, body, headers)
      return [status, told.detail]
    }
    expect(await refused(Uint8Array.from(Buffer.from('<script>')))).toEqual([422, expect.stringMatching(/PNG, JPEG/)])
    expect(await refused(new Uint8Array())).toEqual([422, expect.any(String)])
    expect(await refused(new Uint8Array(26 * 1024 * 1024))).toEqual([413, expect.stringMatching(/25 MB/)])
    expect(await refused('x', { 'content-type': 'multipart/form-data; boundary=y' })).toEqual([400, expect.any(String)])
    expect(await refused(new FormData())).toEqual([422, expect.stringMatching(/no file/)])
  })
})

describe('captions', () => {
  const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood morning\n\n00:00:02.500 --> 00:00:04.000\nLook up\n'
  const SRT = '1\r\n00:00:01,000 --> 00:00:02,000\r\nGuten Morgen\r\n'

  async function filmOf(teacher: Person, courseId: string): Promise<string> {
    const open = async () =>
      (async function* () {
        yield new Uint8Array(readFileSync(`${FILM}.mp4`))
      })()
    return storeVideo(teacher.ctx, { filename: `${newId()}.mp4`, files: [{ open }], visibility: 'course', courseId })
  }
  async function room() {
    const people = await school()
    const mediaId = await filmOf(people.teacher, people.course.id)
    const path = `/api/v1/media/${mediaId}/captions`
    const add = (who: Person, language: string, text: string, more = {}) =>
      api('POST', path, { token: who.token, body: { language, text, ...more } })
    return { ...people, mediaId, path, add }
  }

  test('WebVTT and SubRip in several languages; the first is shown first, until another is chosen', async () => {
    const { teacher, path, add } = await room()
    expect((await add(teacher, 'en', VTT)).body).toMatchObject({ label: 'English', isDefault: true, text: VTT })
    const german = (await add(teacher, 'de', SRT, { label: 'Deutsch' })).body
    expect(german).toMatchObject({
      label: 'Deutsch',
      isDefault: false,
      text: expect.stringContaining('00:00:01.000 -->'),
    })
    const shown = await api('GET', `/api/v1/captions/${german.id}`, { token: teacher.token })
    expect(shown.text).toContain('Guten Morgen')
    const change = { token: teacher.token, body: { isDefault: true } }
    expect((await api('PUT', `/api/v1/captions/${german.id}`, change)).body).toMatchObject({ isDefault: true })
    const list = await api('GET', path, { token: teacher.token })
    expect(list.body).toMatchObject({
      media: { kind: 'video' },
      items: [
        { language: 'de', isDefault: true },
        { language: 'en', isDefault: false },
      ],
    })
    expect((await add(teacher, 'de', SRT)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('German'),
    })
    expect((await api('DELETE', `/api/v1/captions/${german.id}`, { token: teacher.token })).status).toBe(204)
    expect((await api('GET', path, { token: teacher.token })).body.items).toMatchObject([
      { language: 'en', isDefault: true },
    ])
  })

  test('only those who write the course may see them to edit, add, change and remove them', async () => {
    const { teacher, co, admin, assistant, stranger, student, path, add } = await room()
    const { id } = (await add(teacher, 'en', VTT)).body
    const all = async (who: Person, language: string) => [
      (await api('GET', path, { token: who.token })).status,
      (await add(who, language, VTT)).status,
      (await api('PUT', `/api/v1/captions/${id}`, { token: who.token, body: { label: who.name } })).status,
    ]
    expect(await all(co, 'fr')).toEqual([200, 201, 200])
    expect(await all(admin, 'it')).toEqual([200, 201, 200])
    expect(await all(assistant, 'es')).toEqual([403, 403, 403])
    for (const who of [stranger, student]) expect(await all(who, 'es')).toEqual([404, 404, 404])
    for (const [who, status] of [
      [assistant, 403],
      [stranger, 404],
      [co, 204],
    ] as const)
      expect((await api('DELETE', `/api/v1/captions/${id}`, { token: who.token })).status).toBe(status)
    expect((await api('GET', path)).status).toBe(401)
  })

  test('faults of the timing are told by cue and line, and nothing changes', async () => {
    const { teacher, path, add } = await room()
    const bad =
      'WEBVTT\n\n00:05.000 --> 00:03.000\nback\n\n00:06.000 --> 00:08.000\none\n\n00:07.000 --> 00:09.000\ntwo\n'
    const refused = await add(teacher, 'en', bad)
    expect(refused.status).toBe(422)
    expect(refused.body.detail).toBe(
      'These captions cannot be shown yet. Cue 1 ends before it begins. (line 3) And 1 more.',
    )
    expect(refused.body.errors).toEqual([
      { path: 'text.cue 1', message: 'Cue 1 ends before it begins. (line 3)' },
      { path: 'text.cue 3', message: expect.stringContaining('before cue 2 has ended; they would overlap. (line 9)') },
    ])
    expect((await add(teacher, 'en', 'WEBVTT\n\n99:00:00.000 --> 99:00:01.000\nlate')).body.detail).toContain(
      'after the end',
    )
    expect((await add(teacher, 'en', 'no captions at all')).body.detail).toContain('Line 1 is not part of any cue')
    expect((await add(teacher, 'english please', VTT)).status).toBe(422)
    expect((await api('GET', path, { token: teacher.token })).body.items).toEqual([])
  })

  test('whoever edited an older text is told, and sees the newer one', async () => {
    const { teacher, co, add } = await room()
    const { id, version } = (await add(teacher, 'en', VTT)).body
    const put = (who: Person, text: string) =>
      api('PUT', `/api/v1/captions/${id}`, { token: who.token, body: { text, version } })
    expect((await put(co, VTT.replace('Look', 'Watch'))).status).toBe(200)
    const late = await put(teacher, VTT.replace('Good', 'Fine'))
    expect(late).toMatchObject({ status: 409, body: { code: 'changed_meanwhile', current: { id } } })
  })
})
