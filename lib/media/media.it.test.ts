// Pictures and videos from upload to bytes, by who may see them.
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { categories } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { attachMedia } from '@/lib/courses/attach-media'
import { createCourse } from '@/lib/courses/create-course'
import { publishCourse } from '@/lib/courses/publish-course'
import { CreateCourse, Lesson } from '@/lib/courses/schemas'
import { setCover } from '@/lib/courses/set-cover'
import { setLessonMedia } from '@/lib/courses/set-lesson-media'
import { lesson } from '@/lib/learning/content/reads'
import { captionText } from './caption-text'
import { openFile } from './open-file'
import { picturesIn } from './reads'
import { storeImage } from './store-image'
import { storeVideo } from './store-video'

let close: () => Promise<void>
const visitor = contextFor(guest)
const PUBLIC = { visibility: 'public', courseId: null } as const
const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds'
beforeAll(async () => {
  close = await openTestDatabase()
  await db(visitor).insert(categories).values({ id: newId(), slug: 'science', name: 'Science' })
})
afterAll(() => close())

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
const opens = (file: string) => ({
  async open() {
    return (async function* () {
      yield new Uint8Array(readFileSync(file))
    })()
  },
})
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )
const sizeOf = async (ctx: Context, id: string, file: string) => (await openFile(ctx, { id, file })).sizeBytes

async function courseOf(teacher: Context) {
  const made = await createCourse(
    teacher,
    CreateCourse.parse({
      title: 'A course',
      descriptionMarkdown: 'Words.',
      categorySlug: 'science',
      level: 'beginner',
      language: 'en',
      priceMinor: 0,
      currency: 'EUR',
      sections: [
        {
          title: 'One',
          lessons: [
            { title: 'Closed', kind: 'article', bodyMarkdown: 'Words.' },
            { title: 'Open', kind: 'video', freePreview: true },
          ],
        },
      ],
    }),
  )
  const [closed, open] = made.sections[0]?.lessons ?? []
  return { id: made.id, closed: closed?.id ?? '', open: open?.id ?? '' }
}

test.each([
  ['a small picture', 300, ['960.avif', '960.webp', 'original.jpeg'], 300],
  [
    'a middling picture',
    1200,
    ['1600.avif', '1600.webp', '480.avif', '480.webp', '960.avif', '960.webp', 'original.jpeg'],
    1200,
  ],
])('%s is served as AVIF and WebP, never enlarged', async (_, width, names, widest) => {
  const teacher = await mintUser('instructor')
  const bytes = await plain(width, width / 2)
    .withMetadata({ exif: { IFD0: { Copyright: 'secret' } } })
    .jpeg()
    .toBuffer()
  const id = await storeImage(teacher, { bytes, filename: 'a.jpg', ...PUBLIC })
  const url = `/api/v1/media/${id}/960.webp`
  const picture = (await picturesIn(visitor, `![alt](${url}) and again ${url}`))[url]
  expect(picture).toMatchObject({ url, width, height: width / 2 })
  const last = picture?.sources.map(({ candidates }) => candidates.at(-1)?.width)
  expect(last).toEqual([widest, widest])
  for (const file of names) expect(await sizeOf(visitor, id, file)).toBeGreaterThan(0)
  const original = await openFile(visitor, { id, file: 'original.jpeg' })
  const kept = Buffer.from(await new Response(await original.open()).arrayBuffer())
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
})

test('an SVG becomes points, so that nothing in it can run', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><script>alert(1)</script><rect width="200" height="100" fill="red"/></svg>`
  const id = await storeImage(await mintUser(), { bytes: Buffer.from(svg), filename: 'a.svg', ...PUBLIC })
  const file = await openFile(visitor, { id, file: 'original.png' })
  const bytes = Buffer.from(await new Response(await file.open()).arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 400, height: 200 })
  expect(await refusal(openFile(visitor, { id, file: 'original.svg' }))).toBe('not_found')
})

test('what is no picture is refused, whatever its name says', async () => {
  const ctx = await mintUser()
  const cut = (await plain(900, 900).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 5000)
  for (const bytes of [Buffer.from('<html><script>1</script>'), Buffer.alloc(0), cut, Buffer.from('<svg')]) {
    expect(await refusal(storeImage(ctx, { bytes, filename: 'a.png', ...PUBLIC }))).toBe('invalid')
  }
  const huge = Buffer.alloc(26 * 1024 * 1024)
  expect(await refusal(storeImage(ctx, { bytes: huge, filename: 'a.png', ...PUBLIC }))).toBe('payload_too_large')
  const wide = `<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>`
  expect(await refusal(storeImage(ctx, { bytes: Buffer.from(wide), filename: 'a.svg', ...PUBLIC }))).toBe('invalid')
  expect(
    await refusal(storeImage(visitor, { bytes: await plain(9, 9).png().toBuffer(), filename: 'a', ...PUBLIC })),
  ).toBe('unauthenticated')
})

test('the same picture of one owner in one place is stored once, also at the same moment', async () => {
  const [one, other] = [await mintUser(), await mintUser()]
  const input = { bytes: await plain(50, 50).png().toBuffer(), filename: 'a.png', ...PUBLIC }
  const [a, b] = await Promise.all([storeImage(one, input), storeImage(one, input)])
  expect(a).toBe(b)
  expect(await storeImage(other, input)).not.toBe(a)
})

test('a video knows its length and size, has captions, and opens only to those entitled', async () => {
  const teacher = await mintUser('instructor')
  const course = await courseOf(teacher)
  const place = { visibility: 'course', courseId: course.id } as const
  const srt = '1\r\n00:00:01,000 --> 00:00:02,500\r\nGuten Tag\r\n'
  const captions = [
    { language: 'en', text: readFileSync(`${FILM}.en.vtt`, 'utf8') },
    { language: 'de', text: srt },
  ]
  const poster = await plain(640, 360).png().toBuffer()
  const files = [opens(`${FILM}.mp4`), opens(`${FILM}.webm`)]
  const mediaId = await storeVideo(teacher, { filename: 'clouds.mp4', files, poster, captions, ...place })
  await attachMedia(teacher, { lessonId: course.open, mediaId })

  const shown = await lesson(teacher, course.open)
  expect(Lesson.parse(shown)).toEqual(shown)
  expect(shown.media).toMatchObject({ kind: 'video', poster: `/api/v1/media/${mediaId}/poster.webp` })
  expect(shown.media?.sources.map(({ mime }) => mime)).toEqual(['video/mp4', 'video/webm'])
  expect(shown.media?.durationSeconds).toBeGreaterThan(59)
  expect(shown.media?.width).toBeGreaterThan(300)
  for (const source of shown.media?.sources ?? []) expect(source.width).toBe(shown.media?.width)
  expect(shown.durationSeconds).toBe(Math.round(shown.media?.durationSeconds ?? 0))
  expect(shown.captions.map(({ language, label }) => [language, label])).toEqual([
    ['en', 'English'],
    ['de', 'German'],
  ])
  const german = shown.captions[1]?.id ?? ''
  expect((await captionText(teacher, german)).vtt).toBe('WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nGuten Tag\n')

  const learner = await mintUser()
  for (const ctx of [visitor, learner, await mintUser('instructor')]) {
    expect(await refusal(sizeOf(ctx, mediaId, 'video.mp4'))).toBe('not_found')
    expect(await refusal(captionText(ctx, german))).toBe('not_found')
  }
  await publishCourse(teacher, { id: course.id })
  for (const ctx of [visitor, learner])
    expect(await sizeOf(ctx, mediaId, 'video.mp4')).toBe(readFileSync(`${FILM}.mp4`).byteLength)

  const image = await storeImage(teacher, { bytes: await plain(70, 70).png().toBuffer(), filename: 'b.png', ...place })
  await setLessonMedia(teacher, { lessonId: course.closed, mediaIds: [image] })
  for (const ctx of [visitor, learner]) expect(await refusal(sizeOf(ctx, image, '960.webp'))).toBe('not_found')
  await db(learner)
    .insert(enrollments)
    .values({ id: newId(), courseId: course.id, userId: learner.actor.id, enrolledAt: new Date() })
  for (const ctx of [learner, teacher, await mintUser('admin')])
    expect(await sizeOf(ctx, image, '960.webp')).toBeGreaterThan(0)
  expect(await refusal(setCover(teacher, { courseId: course.id, mediaId: image }))).toBe('invalid')
})

test('what is no film, or has no captions in its captions, is refused', async () => {
  const ctx = await mintUser('instructor')
  const film = { filename: 'a.mp4', ...PUBLIC }
  const bytes = await plain(9, 9).png().toBuffer()
  const picture = {
    open: async () =>
      (async function* () {
        yield new Uint8Array(bytes)
      })(),
  }
  expect(await refusal(storeVideo(ctx, { ...film, files: [picture] }))).toBe('invalid')
  expect(await refusal(storeVideo(ctx, { ...film, files: [] }))).toBe('invalid')
  for (const text of ['', 'WEBVTT\n\n', 'no cues', 'WEBVTT\n\n00:09.000 --> 00:01.000\nback']) {
    const captions = [{ language: 'en', text }]
    expect(await refusal(storeVideo(ctx, { ...film, files: [opens(`${FILM}.mp4`)], captions }))).toBe('invalid')
  }
})
