// Curricula become courses, wholly or not at all, and a second import updates the first.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { courses, lessons } from '@/db/schema/courses'
import { media } from '@/db/schema/media'
import { mintUser, openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { addCategory } from '@/lib/courses/add-category'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { lesson } from '@/lib/learning/content/reads'
import { openFile } from '@/lib/media/open-file'
import { picturesIn } from '@/lib/media/reads'
import { importCurriculum } from './import-curriculum'

const SEED = 'db/seed/courses/read-the-weather'
const SAMPLES = process.env.CAIRN_SAMPLES ?? '../shared/data/markdown'
const system = contextFor(systemActor('test'))
const folders: string[] = []
let close: () => Promise<void>
vi.setConfig({ testTimeout: 180_000 }) // real curricula, and encoding of their pictures
beforeAll(async () => {
  close = await openTestDatabase()
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await close()
})

function copyOf(source: string): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'cairn-test-')), path.basename(source))
  folders.push(path.dirname(folder))
  cpSync(source, folder, { recursive: true })
  return folder
}

test('a course folder becomes a published course with cover, pictures, video and quizzes', async () => {
  const teacher = await mintUser('instructor')
  const { courseId, outcome } = await importCurriculum(teacher, SEED, { publish: true })
  expect(outcome).toBe('created')
  const course = await courseBySlugOrId(contextFor(guest), courseId)
  expect(course).toMatchObject({
    status: 'published',
    slug: 'read-the-weather',
    coverUrl: expect.stringContaining('/960.webp'),
  })
  const all = course.sections.flatMap(section => section.lessons)
  expect(all.map(({ kind }) => kind)).toContain('video')
  const opened = await Promise.all(all.map(({ id }) => lesson(teacher, id)))
  for (const one of opened) expect(one.bodyMarkdown).not.toMatch(/\]\((asset|lesson):/)
  const video = opened.find(({ kind }) => kind === 'video')
  expect(video).toMatchObject({
    media: { sources: [{ mime: 'video/mp4' }, { mime: 'video/webm' }] },
    captions: [{ language: 'en' }],
  })
  for (const quiz of opened.filter(({ kind }) => kind === 'quiz')) expect(quiz.quizId).not.toBeNull()
  const pictures = await picturesIn(teacher, opened.map(({ bodyMarkdown }) => bodyMarkdown).join('\n'))
  expect(Object.keys(pictures).length).toBeGreaterThan(0)
  expect((await openFile(contextFor(guest), { id: course.coverUrl?.split('/')[4] ?? '', file: '960.webp' })).mime).toBe(
    'image/webp',
  )
})

test('the same again changes nothing; a changed source keeps the ids of its lessons', async () => {
  const teacher = await mintUser('instructor')
  const folder = copyOf(SEED)
  const first = await importCurriculum(teacher, folder, { publish: false })
  const before = await courseBySlugOrId(teacher, first.courseId)
  expect(await importCurriculum(teacher, folder, { publish: false })).toMatchObject({
    courseId: first.courseId,
    outcome: 'unchanged',
  })

  const page = path.join(folder, '01-looking-up/01-why-clouds-appear.md')
  writeFileSync(page, `${readFileSync(page, 'utf8')}\nOne more sentence.\n`)
  rmSync(path.join(folder, '01-looking-up/02-clouds-by-name.md'))
  expect(await importCurriculum(teacher, folder, { publish: true })).toMatchObject({
    courseId: first.courseId,
    outcome: 'updated',
  })
  const after = await courseBySlugOrId(teacher, first.courseId)
  const ids = (course: typeof before) => course.sections.flatMap(section => section.lessons.map(({ id }) => id))
  const gone = before.sections[0]?.lessons[1]?.id
  expect(ids(after)).toEqual(ids(before).filter(id => id !== gone))
  expect((await lesson(teacher, ids(after)[0] ?? '')).bodyMarkdown).toContain('One more sentence.')
})

test('another owner imports a course of their own; a student imports nothing', async () => {
  const [one, other] = [await mintUser('instructor'), await mintUser('instructor')]
  const a = await importCurriculum(one, 'db/seed/courses/first-aid-basics', { publish: false })
  const b = await importCurriculum(other, 'db/seed/courses/first-aid-basics', { publish: false })
  expect(a.courseId).not.toBe(b.courseId)
  await expect(importCurriculum(await mintUser(), SEED, { publish: false })).rejects.toMatchObject({
    reason: 'forbidden',
  })
})

test('an import that cannot be finished leaves no row behind', async () => {
  const teacher = await mintUser('instructor')
  const folder = copyOf('db/seed/courses/first-aid-basics')
  const page = path.join(folder, 'course.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/\n---\n[\s\S]*$/, '\n---\n'))
  await expect(importCurriculum(teacher, folder, { publish: true })).rejects.toMatchObject({ reason: 'invalid' })
  expect(await db(teacher).select().from(courses).where(eq(courses.ownerId, teacher.actor.id))).toEqual([])
  expect(await db(teacher).select().from(media).where(eq(media.ownerId, teacher.actor.id))).toEqual([])
})

test('a damaged picture is left out with its reason, and its description stays', async () => {
  const teacher = await mintUser('instructor')
  const folder = copyOf(SEED)
  writeFileSync(path.join(folder, '01-looking-up/images/cloud-levels.svg'), 'not a picture')
  const { courseId, report } = await importCurriculum(teacher, folder, { publish: false })
  expect(report.leftOut).toContainEqual(expect.objectContaining({ path: '01-looking-up/images/cloud-levels.svg' }))
  const bodies = await db(teacher)
    .select({ body: lessons.bodyMarkdown })
    .from(lessons)
    .where(eq(lessons.courseId, courseId))
  expect(bodies.map(({ body }) => body).join('')).not.toContain('asset:')
})

for (const name of ['iot-for-beginners', 'security-101', 'swc-python']) {
  test.skipIf(!existsSync(path.join(SAMPLES, name)))(
    `the real curriculum ${name} is taken over whole`,
    async () => {
      const teacher = await mintUser('instructor')
      const { courseId, report } = await importCurriculum(teacher, path.join(SAMPLES, name), { publish: true })
      const course = await courseBySlugOrId(contextFor(guest), courseId)
      expect(course.lessonCount).toBeGreaterThan(10)
      expect(report.kept.length).toBeGreaterThan(10)
      const bodies = await db(teacher)
        .select({ body: lessons.bodyMarkdown })
        .from(lessons)
        .where(eq(lessons.courseId, courseId))
      for (const { body } of bodies) expect(body).not.toMatch(/\]\((asset|lesson):/)
      expect(await importCurriculum(teacher, path.join(SAMPLES, name), { publish: true })).toMatchObject({
        courseId,
        outcome: 'unchanged',
      })
    },
    180_000,
  )
}
