// The course endpoints against the contract: status by status, each reply held against the document.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { addCategory } from '@/lib/courses/add-category'
import { attachMedia } from '@/lib/courses/attach-media'
import { storeVideo } from '@/lib/media/store-video'
import { api } from '../testing/api'
import { person } from '../testing/people'

const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds'
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  const system = contextFor(systemActor('test'))
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(() => close())

const body = {
  title: 'Clouds',
  descriptionMarkdown: 'What clouds say.',
  categorySlug: 'science',
  level: 'beginner',
  language: 'en',
  priceMinor: 0,
  currency: 'EUR',
  sections: [
    {
      title: 'One',
      lessons: [
        { title: 'Text', kind: 'article', bodyMarkdown: 'Words.' },
        { title: 'Film', kind: 'video', freePreview: true },
      ],
    },
  ],
}
type Outline = { id: string; sections: { id: string; lessons: { id: string }[] }[] }

test('201 with Location and once for one Idempotency-Key; 401, 403 and 422 otherwise', async () => {
  const teacher = await person('instructor')
  const headers = { 'idempotency-key': `key-${teacher.id}` }
  const made = await api('POST', '/api/v1/courses', { token: teacher.token, body, headers })
  expect([made.status, made.headers.get('location'), made.body.status]).toEqual([
    201,
    `/api/v1/courses/${made.body.id}`,
    'draft',
  ])
  const again = await api('POST', '/api/v1/courses', { token: teacher.token, body, headers })
  expect([again.status, again.body.id, again.headers.get('idempotency-replayed')]).toEqual([201, made.body.id, 'true'])

  const status = async (token: string | undefined, sent: unknown) =>
    (await api('POST', '/api/v1/courses', { token, body: sent })).status
  expect(await status(undefined, body)).toBe(401)
  expect(await status((await person()).token, body)).toBe(403)
  const wrong = [
    { ...body, extra: 1 },
    { ...body, priceMinor: '0' },
    { ...body, categorySlug: 'none' },
    { ...body, level: 'hard' },
    { ...body, currency: 'ZZZ' },
    { ...body, currency: 'eur' },
    {},
  ]
  for (const sent of wrong) expect(await status(teacher.token, sent)).toBe(422)
})

test('404 for a draft, 403 before 422 on a published one, 200 for its staff, 204 at the end', async () => {
  const [teacher, student] = [await person('instructor'), await person()]
  const made = (await api('POST', '/api/v1/courses', { token: teacher.token, body })).body as Outline
  const path = `/api/v1/courses/${made.id}`
  expect((await api('GET', path)).status).toBe(404)
  expect((await api('PATCH', path, { token: student.token, body: { title: 'Mine' } })).status).toBe(404)
  expect((await api('POST', `${path}/publish`, { token: teacher.token })).body.status).toBe('published')

  const seen = await api('GET', path)
  const etag = seen.headers.get('etag') ?? ''
  expect(seen.status).toBe(200)
  expect((await api('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect((await api('GET', '/api/v1/courses?query=cluods')).body.items).toContainEqual(
    expect.objectContaining({ id: made.id }),
  )
  expect((await api('PATCH', path, { body: {} })).status).toBe(401)
  expect((await api('PATCH', path, { token: student.token, body: { nonsense: 1 } })).status).toBe(403)
  expect((await api('PATCH', path, { token: teacher.token, body: { nonsense: 1 } })).status).toBe(422)
  const sent = { sections: seen.body.sections, title: 'Clouds again' }
  expect((await api('PATCH', path, { token: teacher.token, body: sent })).body).toMatchObject({
    title: 'Clouds again',
    sections: seen.body.sections,
  })

  const [text, film] = made.sections[0]?.lessons ?? []
  expect((await api('GET', `/api/v1/lessons/${text?.id}`)).status).toBe(401)
  expect((await api('GET', `/api/v1/lessons/${text?.id}`, { token: student.token })).status).toBe(403)
  expect((await api('GET', `/api/v1/lessons/${film?.id}`)).status).toBe(200)
  expect((await api('DELETE', path, { token: student.token })).status).toBe(403)
  expect((await api('DELETE', path, { token: teacher.token })).status).toBe(204)
  expect((await api('GET', path, { token: teacher.token })).status).toBe(404)
})

test('a film is answered by ranges to whoever may see its lesson, and its captions as WebVTT', async () => {
  const teacher = await person('instructor')
  const made = (await api('POST', '/api/v1/courses', { token: teacher.token, body })).body as Outline
  const bytes = new Uint8Array(readFileSync(`${FILM}.webm`))
  const files = [{ open: async () => new Blob([bytes]).stream() as unknown as AsyncIterable<Uint8Array> }]
  const captions = [{ language: 'en', text: readFileSync(`${FILM}.en.vtt`, 'utf8') }]
  const film = { filename: 'clouds.webm', files, captions, visibility: 'course', courseId: made.id } as const
  const lessonId = made.sections[0]?.lessons[1]?.id ?? ''
  await attachMedia(teacher.ctx, { lessonId, mediaId: await storeVideo(teacher.ctx, film) })
  const { body: opened } = await api('GET', `/api/v1/lessons/${lessonId}`, { token: teacher.token })
  const url = (opened.media as { sources: { url: string }[] }).sources[0]?.url ?? ''
  const track = (opened.captions as { url: string }[])[0]?.url ?? ''
  for (const path of [url, track]) expect((await api('GET', path)).status).toBe(404)

  await api('POST', `/api/v1/courses/${made.id}/publish`, { token: teacher.token })
  const part = await api('GET', url, { headers: { range: 'bytes=0-99' } })
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-type')]).toEqual([
    206,
    `bytes 0-99/${bytes.byteLength}`,
    'video/webm',
  ])
  expect((await api('GET', url, { headers: { range: `bytes=${bytes.byteLength}-` } })).status).toBe(416)
  const head = await api('HEAD', url)
  expect([head.status, head.headers.get('content-length'), head.headers.get('cache-control')]).toEqual([
    200,
    String(bytes.byteLength),
    'private, max-age=600',
  ])
  const text = await api('GET', track)
  expect([text.status, text.headers.get('content-type'), text.text.slice(0, 6)]).toEqual([
    200,
    'text/vtt; charset=utf-8',
    'WEBVTT',
  ])
  for (const path of [`${url}.exe`, '/api/v1/media/x/y.png', '/api/v1/captions/x'])
    expect((await api('GET', path)).status).toBe(404)
})
