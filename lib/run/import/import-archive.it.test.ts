// The import page: an archive is read, shown, confirmed and made; bad ones are refused in words.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { courseImports } from '@/db/schema/courses'
import { outbox } from '@/db/schema/platform'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import type { Fact } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { addCategory } from '@/lib/courses/add-category'
import { zip } from '@/lib/courses/import/testing'
import { confirmImport } from '@/lib/courses/importing/confirm-import'
import { discardImport } from '@/lib/courses/importing/discard-import'
import { ownImport, ownImports } from '@/lib/courses/importing/reads'
import { receiveImport } from '@/lib/courses/importing/receive-import'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { storage } from '@/lib/platform/storage'
import { importReactions } from './import-archive'

const system = contextFor(systemActor('test'))
let close: () => Promise<void>
vi.setConfig({ testTimeout: 60_000 })
beforeAll(async () => {
  close = await openTestDatabase()
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(() => close())

const course = (text = 'Clouds are small drops of water.') =>
  zip([
    { name: 'clouds/course.md', content: '---\ntitle: Clouds\ncategory: science\n---\nAll about clouds.\n' },
    { name: 'clouds/01-up/01-why.md', content: `---\ntitle: Why\n---\n${text}\n` },
    { name: 'clouds/01-up/notes.docx', content: 'x' },
  ])

async function received(teacher: Context, bytes: Buffer, filename = 'clouds.zip'): Promise<string> {
  const id = newId()
  await storage().put(`imports/${id}`, bytes, { mime: 'application/zip' })
  await receiveImport(teacher, { id, filename, storageKey: `imports/${id}` })
  return id
}

/** What the worker would do for the facts of an import that were recorded so far; each may run twice. */
async function work(id: string): Promise<void> {
  const facts = (await db(system).select().from(outbox).orderBy(outbox.id)) as Fact[]
  for (const fact of facts.filter(({ payload }) => (payload as { importId?: string }).importId === id))
    for (const reaction of importReactions.filter(({ on }) => on.name === fact.name)) await reaction.run(system, fact)
}

const refusal = (done: Promise<unknown>) =>
  done.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

test('the tree is shown before anything is made, and made once it is confirmed', async () => {
  const teacher = await mintUser('instructor')
  const id = await received(teacher, course())
  expect(await refusal(confirmImport(teacher, { id }))).toBe('conflict')
  expect(await refusal(discardImport(teacher, { id }))).toBe('conflict')
  await work(id)
  const shown = await ownImport(teacher, id)
  expect(shown).toMatchObject({
    state: 'previewed',
    preview: { title: 'Clouds', updates: null, sections: [{ lessons: [{ title: 'Why', kind: 'article' }] }] },
  })
  expect(shown.preview?.report.leftOut).toMatchObject([{ path: '01-up/notes.docx' }])
  expect(shown.courseId).toBeNull()

  await confirmImport(teacher, { id })
  expect(await refusal(confirmImport(teacher, { id }))).toBe('conflict')
  await work(id)
  await work(id)
  const done = await ownImport(teacher, id)
  expect(done).toMatchObject({ state: 'done', outcome: { outcome: 'created' } })
  expect(await courseBySlugOrId(teacher, done.courseId ?? '')).toMatchObject({ title: 'Clouds', status: 'draft' })
  expect(await storage().exists(`imports/${id}`)).toBe(false)

  const again = await received(teacher, course('Clouds are ice.'))
  await work(again)
  expect((await ownImport(teacher, again)).preview?.updates).toBe('Clouds')
  await confirmImport(teacher, { id: again })
  await work(again)
  expect(await ownImport(teacher, again)).toMatchObject({ courseId: done.courseId, outcome: { outcome: 'updated' } })
  expect((await ownImports(teacher)).map(one => one.id)).toEqual([again, id])
})

test.each([
  ['no archive at all', Buffer.from('hello'), /neither a folder nor a \.zip/],
  ['a zip cut off in the middle', course().subarray(0, 120), /could not be read as a \.zip/],
  ['a zip without a page', zip([{ name: 'a/b.png', content: 'x' }]), /No lesson was found/],
  ['a zip that climbs out of its folder', zip([{ name: '../../x.md', content: '# x' }]), /leaves its folder/],
])('%s is refused in words, and nothing is made', async (_, bytes, words) => {
  const teacher = await mintUser('instructor')
  const id = await received(teacher, bytes)
  await work(id)
  const shown = await ownImport(teacher, id)
  expect(shown).toMatchObject({ state: 'failed', courseId: null })
  expect(shown.problem).toMatch(words)
  expect(await storage().exists(`imports/${id}`)).toBe(false)
  await discardImport(teacher, { id })
  expect(await ownImports(teacher)).toEqual([])
})

test('imports are one’s own, and students have none', async () => {
  const teacher = await mintUser('instructor')
  const id = await received(teacher, course())
  const other = await mintUser('instructor')
  expect(await refusal(ownImport(other, id))).toBe('not_found')
  expect(await refusal(confirmImport(other, { id }))).toBe('not_found')
  expect(await refusal(discardImport(other, { id }))).toBe('not_found')
  const student = await mintUser('student')
  expect(await refusal(received(student, course()))).toBe('forbidden')
  expect(await refusal(ownImports(student))).toBe('forbidden')
  const rows = await db(system).select().from(courseImports).where(eq(courseImports.ownerId, student.actor.id))
  expect(rows).toEqual([])
})
