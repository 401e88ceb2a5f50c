// What is exported imports again to an equal course: words, outline, settings, quizzes, skills, rules and every byte of media.
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { eq, inArray } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { captions, media } from '@/db/schema/media'
import { mintUser, openTestDatabase } from '@/db/testing'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { setCourseOrder } from '@/lib/courses/access/set-course-order'
import { setDrip } from '@/lib/courses/access/set-drip'
import { setPrerequisites } from '@/lib/courses/access/set-prerequisites'
import { addCategory } from '@/lib/courses/add-category'
import { attachMedia } from '@/lib/courses/attach-media'
import { createCourse } from '@/lib/courses/create-course'
import { exportCourse } from '@/lib/courses/export/export-course'
import { courseToExport } from '@/lib/courses/export/reads'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { type Course, CreateCourse } from '@/lib/courses/schemas'
import { setCover } from '@/lib/courses/set-cover'
import { setLessonMedia } from '@/lib/courses/set-lesson-media'
import { updateCourse } from '@/lib/courses/update-course'
import { addMedia } from '@/lib/media/add-media'
import { prepareFile } from '@/lib/media/store-file'
import { storeImage } from '@/lib/media/store-image'
import { importCurriculum } from './import-curriculum'

const SAMPLES = process.env.CAIRN_SAMPLES ?? '../shared/data/markdown'
const system = contextFor(systemActor('test'))
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
let close: () => Promise<void>
vi.setConfig({ testTimeout: 300_000 }) // real curricula, and encoding of their pictures
beforeAll(async () => {
  close = await openTestDatabase()
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await close()
})

/** Exports a course to a file and imports that; gives the new course's id and what the import said. */
async function roundTrip(teacher: Context, courseId: string) {
  const { filename, stream } = await exportCourse(teacher, courseId)
  const file = path.join(mkdtempSync(path.join(folder, 'export-')), filename)
  await pipeline(Readable.fromWeb(stream as WebStream), createWriteStream(file))
  const imported = await importCurriculum(teacher, file, { publish: false })
  expect(imported.outcome).toBe('created')
  expect(imported.report.leftOut).toEqual([])
  return imported.courseId
}

/** Everything that two equal courses share: ids become places, media their digests. */
async function essence(teacher: Context, courseId: string) {
  const course = await courseBySlugOrId(teacher, courseId)
  const exported = await courseToExport(teacher, courseId)
  const names = await namesOf(teacher, course, exported)
  const plain = (value: unknown): unknown =>
    JSON.parse(
      Object.entries(names)
        .reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(value))
        .replaceAll(`/learn/${course.slug}/`, '/learn/SLUG/'),
    )
  const { id: _, slug: _s, publishedAt: _p, status: _t, coverUrl, ...about } = course
  return plain({
    about,
    cover: coverUrl?.split('/').slice(4) ?? null,
    access: { ...exported.access, courseId: null },
    lessons: exported.sections.flatMap(section => section.lessons.map(contentOf)),
  })
}

function contentOf(lesson: Awaited<ReturnType<typeof courseToExport>>['sections'][number]['lessons'][number]) {
  const { bodyMarkdown, kind, mediaId, embedUrl, durationSeconds, optional, opensAt, opensAfterDays, skills, quiz } =
    lesson
  const asked = quiz?.items.map(({ kind, promptMarkdown, body, explanationMarkdown, difficulty, points, skills }) => ({
    ...{ kind, promptMarkdown, explanationMarkdown, difficulty, points, skills },
    choices: body.choices.map(({ textMarkdown, correct }) => ({ textMarkdown, correct })),
  }))
  const rules = quiz && {
    ...{ pass: quiz.passPercent, draw: quiz.drawCount, limit: quiz.timeLimitSeconds },
    ...{ attempts: quiz.attemptsAllowed, shuffle: quiz.shuffle },
  }
  return {
    bodyMarkdown,
    kind,
    mediaId,
    embedUrl,
    durationSeconds,
    optional,
    opensAt,
    opensAfterDays,
    skills,
    asked,
    rules,
  }
}

/** What an id stands for: its place in the outline, or the digest and captions of a media. */
async function namesOf(ctx: Context, course: Course, { media: shown }: Awaited<ReturnType<typeof courseToExport>>) {
  const names: Record<string, string> = {}
  for (const [s, section] of course.sections.entries()) {
    names[section.id] = `SECTION ${s}`
    for (const [l, lesson] of section.lessons.entries()) names[lesson.id] = `LESSON ${s}.${l}`
  }
  const ids = [...shown.keys()]
  if (ids.length === 0) return names
  const tracks = await db(ctx).select().from(captions).where(inArray(captions.mediaId, ids))
  for (const { id, digest, kind } of await db(ctx).select().from(media).where(inArray(media.id, ids))) {
    const own = tracks
      .filter(({ mediaId }) => mediaId === id)
      .map(({ language, isDefault }) => `${language}${isDefault}`)
    names[id] = `${kind} ${digest} ${own.sort().join(' ')}`
  }
  return names
}

test('a course with everything that a lesson can be comes back equal', async () => {
  const teacher = await mintUser('instructor')
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer()
  const made = await createCourse(
    teacher,
    CreateCourse.parse({
      title: '🌧️ “Rain”: an odd title — 01. Contributing',
      subtitle: 'License',
      descriptionMarkdown: '',
      categorySlug: 'science',
      level: 'intermediate',
      language: 'pt-BR',
      priceMinor: 1900,
      currency: 'USD',
      tier: 'pro',
      outcomes: ['Say: yes', '- a dash'],
      requirements: ['# a hash'],
      sections: [
        {
          title: '1. 雨',
          lessons: [
            { title: 'README', kind: 'article', bodyMarkdown: 'x', skills: ['Sky', 'Água'], freePreview: true },
            { title: 'A quiz: 1.2', kind: 'quiz', bodyMarkdown: 'Before you begin', difficulty: 'expert' },
            { title: 'An empty quiz', kind: 'quiz' },
            { title: 'A file', kind: 'file', bodyMarkdown: 'Take it.' },
          ],
        },
        {
          title: 'media',
          lessons: [
            { title: 'A page', kind: 'embed', durationSeconds: 120 },
            { title: 'A video to come', kind: 'video', bodyMarkdown: '' },
            { title: 'TODO', kind: 'article', bodyMarkdown: 'TODO', durationSeconds: 77, difficulty: 'hard' },
          ],
        },
        { title: 'Nothing here yet', lessons: [] },
      ],
    }),
  )
  const { id } = made
  const [rain, other] = made.sections
  const [readme, quiz, , file] = rain?.lessons ?? []
  const [embed, , todo] = other?.lessons ?? []
  if (!rain || !other || !readme || !quiz || !file || !embed || !todo) throw new Error('the lessons are there')
  const open = { visibility: 'public' as const, courseId: id }
  const closed = { visibility: 'course' as const, courseId: id }
  const cover = await storeImage(teacher, { bytes: picture, filename: 'Cover of it.jpg', ...open })
  const shown = await storeImage(teacher, {
    bytes: await sharp(picture).png().toBuffer(),
    filename: 'a.png',
    ...closed,
  })
  await setCover(teacher, { courseId: id, mediaId: cover })
  const text = Buffer.from('a,b\n1,2\n')
  const data = await prepareFile({ filename: 'Rain of 2025.csv', open: async () => Readable.from([text]) })
  await attachMedia(teacher, { lessonId: file.id, mediaId: await addMedia(teacher, { ...data, ...closed }) })
  const body = [
    '# A first heading', // stays a heading of the first level: nothing is guessed
    `![A picture](/api/v1/media/${shown}/960.webp "Title") <img src="/api/v1/media/${shown}/960.webp">`,
    `See [the page](/learn/${made.slug}/${embed.id}#part) and [elsewhere](https://example.com/learn/x).`,
    ':::note[Mind]\nlesson:practice asset:0123456789abcdef ./nowhere.png ../02-media/ lesson:%zz\n:::',
    '## License\n\nKept.\n\n---\n\n$\\frac{1}{2}$\n\n```yaml\n---\ntitle: x\n---\n```\n\n<!-- a comment -->  \n\n',
  ].join('\n\n')
  await updateCourse(teacher, {
    id,
    descriptionMarkdown: `---\nAll about [rain](/learn/${made.slug}/${readme.id}) ![c](/api/v1/media/${cover}/960.webp)\n`,
    sections: made.sections.map(section => ({
      id: section.id,
      title: section.title,
      lessons: section.lessons.map(lesson => ({
        id: lesson.id,
        ...(lesson.id === readme.id ? { bodyMarkdown: body } : {}),
        ...(lesson.id === embed.id ? { embedUrl: 'https://www.youtube.com/embed/x', optional: true } : {}),
      })),
    })),
  })
  await setLessonMedia(teacher, { lessonId: readme.id, mediaIds: [shown] })
  await writeQuiz(teacher, {
    ...{ lessonId: quiz.id, courseId: id, passPercent: 55, drawCount: 1, timeLimitSeconds: 600, attemptsAllowed: 3 },
    shuffle: false,
    items: [
      {
        kind: 'multiple',
        promptMarkdown: `Which? ![p](/api/v1/media/${shown}/960.webp)\n\n- [x] not a task`,
        choices: [
          { textMarkdown: '$a < b$', correct: true },
          { textMarkdown: `[this](/learn/${made.slug}/${todo.id})`, correct: true },
          { textMarkdown: '<b>none</b>', correct: false },
        ],
        explanationMarkdown: 'So.\n',
        difficulty: 'expert',
        points: 2.5,
        skills: ['Sky', 'Água'],
      },
    ],
  })
  await setDrip(teacher, { courseId: id, sectionId: other.id, opensAt: null, opensAfterDays: 7 })
  await setDrip(teacher, { courseId: id, lessonId: todo.id, opensAt: '2030-01-02T03:04:05Z', opensAfterDays: null })
  const requires = (part: object, list: Parameters<typeof setPrerequisites>[1]['requires']) =>
    setPrerequisites(teacher, { courseId: id, ...part, requires: list })
  await requires({ lessonId: todo.id }, [{ kind: 'previous' }, { kind: 'lesson', lessonId: quiz.id }])
  await requires({ sectionId: other.id }, [{ kind: 'section', sectionId: rain.id }])
  await setCourseOrder(teacher, { courseId: id, lessonOrder: 'in_order' })

  const copy = await roundTrip(teacher, id)
  expect(copy).not.toBe(id)
  expect(await essence(teacher, copy)).toEqual(await essence(teacher, id))
  expect(await essence(teacher, await roundTrip(teacher, copy).catch(() => copy))).toEqual(await essence(teacher, id))
})

test('an export that was changed and imported again updates its copy and keeps the ids of lessons', async () => {
  const teacher = await mintUser('instructor')
  const { courseId } = await importCurriculum(teacher, 'db/seed/courses/first-aid-basics', { publish: false })
  const copy = await roundTrip(teacher, courseId)
  const before = await courseBySlugOrId(teacher, copy)
  await updateCourse(teacher, { id: courseId, subtitle: 'Another one' })
  const { stream } = await exportCourse(teacher, courseId)
  const file = path.join(folder, 'again.zip')
  await pipeline(Readable.fromWeb(stream as WebStream), createWriteStream(file))
  expect(await importCurriculum(teacher, file, { publish: false })).toMatchObject({
    courseId: copy,
    outcome: 'updated',
  })
  const after = await courseBySlugOrId(teacher, copy)
  expect(after.subtitle).toBe('Another one')
  expect(after.sections).toEqual(before.sections)
  expect(await importCurriculum(teacher, file, { publish: false })).toMatchObject({ outcome: 'unchanged' })
})

test('only those who teach a course export it', async () => {
  const teacher = await mintUser('instructor')
  const { courseId } = await importCurriculum(teacher, 'db/seed/courses/first-aid-basics', { publish: true })
  await expect(exportCourse(await mintUser('instructor'), courseId)).rejects.toMatchObject({ reason: 'forbidden' })
  await expect(exportCourse(await mintUser('student'), courseId)).rejects.toMatchObject({ reason: 'forbidden' })
  await expect(exportCourse(await mintUser('admin'), courseId)).resolves.toMatchObject({
    filename: expect.stringMatching(/^first-aid-basics.*\.zip$/),
  })
})

test('the film, captions and pictures of a seeded course come back to the byte', async () => {
  const teacher = await mintUser('instructor')
  const { courseId } = await importCurriculum(teacher, 'db/seed/courses/read-the-weather', { publish: false })
  expect(await essence(teacher, await roundTrip(teacher, courseId))).toEqual(await essence(teacher, courseId))
  const films = await db(system).select().from(media).where(eq(media.kind, 'video'))
  expect(films.length).toBeGreaterThan(0)
})

for (const name of ['iot-for-beginners', 'security-101', 'swc-python']) {
  test.skipIf(!existsSync(path.join(SAMPLES, name)))(`the real curriculum ${name} comes back equal`, async () => {
    const teacher = await mintUser('instructor')
    const { courseId } = await importCurriculum(teacher, path.join(SAMPLES, name), { publish: false })
    expect(await essence(teacher, await roundTrip(teacher, courseId))).toEqual(await essence(teacher, courseId))
  })
}
