// Writing a quiz: who may, that nobody overwrites unseen, and that attempts stay valid.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { attemptItems } from '@/db/schema/assessments'
import { categories, courseStaff } from '@/db/schema/courses'
import { outbox } from '@/db/schema/platform'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { createCourse } from '@/lib/courses/create-course'
import { quizWritten } from '@/lib/events/assessments'
import { closeSittings } from '@/lib/platform/sittings/close-sittings'
import type { AuthoredQuiz, SaveQuiz } from '../schemas'
import { startAttempt } from '../start-attempt'
import { writeQuiz } from '../write-quiz'
import { quizWriting } from './quiz-writing'
import { authoredQuiz } from './reads'
import { saveQuiz } from './save-quiz'

let close: () => Promise<void>
const visitor = contextFor(guest)
beforeAll(async () => {
  close = await openTestDatabase()
  await db(visitor).insert(categories).values({ id: newId(), slug: 'science', name: 'Science' })
})
afterAll(() => close())

async function lessonOf() {
  const teacher = await mintUser('instructor')
  const course = await createCourse(teacher, {
    title: 'Clouds',
    descriptionMarkdown: '',
    categorySlug: 'science',
    level: 'beginner',
    language: 'en',
    priceMinor: 0,
    currency: 'EUR',
    sections: [{ title: 'One', lessons: [{ title: 'Check', kind: 'quiz', skills: ['Fog'] }] }],
  })
  return { teacher, courseId: course.id, lessonId: course.sections[0]?.lessons[0]?.id ?? '' }
}

const question = (name: string) => ({
  kind: 'single' as const,
  promptMarkdown: `Ask ${name}`,
  choices: [
    { textMarkdown: 'yes', correct: true },
    { textMarkdown: 'no', correct: false },
  ],
  explanationMarkdown: '',
  difficulty: 'medium' as const,
  sourceKey: name,
})
const quiz = (baseUpdatedAt: string | null, items: SaveQuiz['items']): SaveQuiz => ({
  baseUpdatedAt,
  passPercent: 50,
  drawCount: null,
  timeLimitSeconds: null,
  attemptsAllowed: 3,
  shuffle: false,
  items,
})
const again = ({ quizId: _, updatedAt, ...rest }: AuthoredQuiz): SaveQuiz => ({
  ...rest,
  baseUpdatedAt: updatedAt,
  items: rest.items.map(({ sourceKey, ...item }) => ({ ...item, sourceKey: sourceKey ?? undefined })),
})
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )

test('a quiz comes back as it was saved, with points and skills', async () => {
  const { teacher, lessonId } = await lessonOf()
  expect(await authoredQuiz(teacher, lessonId)).toBeNull()
  const items = [{ ...question('a'), points: 3, skills: ['fog'] }, question('b')]
  const saved = await saveQuiz(teacher, { ...quiz(null, items), lessonId })
  expect(saved.items).toMatchObject([
    { promptMarkdown: 'Ask a', points: 3, skills: ['Fog'] },
    { promptMarkdown: 'Ask b', points: 1, skills: [] },
  ])
  expect(await authoredQuiz(teacher, lessonId)).toEqual(saved)
  const twice = await saveQuiz(teacher, { ...again(saved), lessonId })
  expect(twice.items).toEqual(saved.items)
})

test('a sitting is told with the questions that changed, came, went and moved, whole', async () => {
  const { teacher, lessonId } = await lessonOf()
  const saved = await saveQuiz(teacher, { ...quiz(null, ['a', 'b', 'c', 'd'].map(question)), lessonId })
  const later = contextFor(teacher.actor, () => new Date(Date.now() + 3 * 60_000))
  const first = { ...again(saved), passPercent: 80, lessonId }
  const [a, b, c, d] = first.items
  if (!a || !b || !c || !d) throw new Error('four questions')
  const choices = [{ textMarkdown: 'never', correct: true }, ...b.choices.slice(1)]
  const next = await saveQuiz(later, { ...first, items: [c, { ...b, choices, points: 2 }, a, question('e')] })
  const facts = async () =>
    (await db(teacher).select().from(outbox).where(eq(outbox.name, 'quiz.written')))
      .map(({ payload }) => quizWritten.schema.parse(payload))
      .filter(fact => fact.lessonId === lessonId)
  expect(await facts()).toMatchObject([
    {
      ...{ quizId: saved.quizId, itemCount: 4, saves: 1 },
      before: { passPercent: null, questions: [] },
      after: { passPercent: 50, attemptsAllowed: 3, questions: saved.items },
    },
  ])
  await closeSittings(
    contextFor(teacher.actor, () => new Date(Date.now() + 6 * 60_000)),
    quizWriting,
  )
  const [, told] = await facts()
  expect(told).toMatchObject({
    before: {
      passPercent: 50,
      questions: [
        { number: 2, ...saved.items[1] },
        { number: 4, ...saved.items[3] },
      ],
      order: ['Ask a', 'Ask b', 'Ask c'].map(promptMarkdown => expect.objectContaining({ promptMarkdown })),
    },
    after: {
      passPercent: 80,
      questions: [
        { number: 2, id: b.id, choices, points: 2, promptMarkdown: 'Ask b' },
        { number: 4, ...next.items[3] },
      ],
      order: ['Ask c', 'Ask b', 'Ask a'].map(promptMarkdown => expect.objectContaining({ promptMarkdown })),
    },
  })
  expect(Object.keys(told?.before ?? {}).sort()).toEqual(['order', 'passPercent', 'questions'])
})

test('what an import writes over a quiz is told, too', async () => {
  const { teacher, courseId, lessonId } = await lessonOf()
  await saveQuiz(teacher, { ...quiz(null, [question('a')]), lessonId })
  const { baseUpdatedAt: _, ...other } = quiz(null, [question('z')])
  await writeQuiz(contextFor(systemActor('import')), { ...other, lessonId, courseId })
  const facts = await db(teacher).select().from(outbox).where(eq(outbox.name, 'quiz.written')).orderBy(outbox.id)
  expect(facts.at(-1)?.payload).toMatchObject({
    lessonId,
    before: { questions: [{ promptMarkdown: 'Ask a' }] },
    after: { questions: [{ promptMarkdown: 'Ask z' }] },
  })
})

test('the later of two writers gets the newest quiz', async () => {
  const { teacher, lessonId } = await lessonOf()
  const saved = await saveQuiz(teacher, { ...quiz(null, [question('a')]), lessonId })
  const late = saveQuiz(teacher, { ...quiz(null, [question('z')]), lessonId })
  await expect(late).rejects.toMatchObject({ code: 'edit_conflict', extra: { quiz: saved } })
})

test('owner, co-instructor and admin write it; others do not', async () => {
  const { teacher, courseId, lessonId } = await lessonOf()
  const staff = async (role: 'co_instructor' | 'assistant') => {
    const user = await mintUser('instructor')
    await db(user).insert(courseStaff).values({ courseId, userId: user.actor.id, role })
    return user
  }
  let base: string | null = null
  for (const ctx of [teacher, await staff('co_instructor'), await mintUser('admin')])
    base = (await saveQuiz(ctx, { ...quiz(base, [question('a')]), lessonId })).updatedAt
  const save = (ctx: Context) => code(saveQuiz(ctx, { ...quiz(base, [question('a')]), lessonId }))
  expect(await save(await staff('assistant'))).toBe('forbidden')
  expect(await save(await mintUser('student'))).toBe('not_found')
  expect(await save(visitor)).toBe('unauthenticated')
})

test('an attempt under way keeps what it asked, and items keep their ids', async () => {
  const { teacher, lessonId } = await lessonOf()
  const saved = await saveQuiz(teacher, { ...quiz(null, [question('a'), question('b')]), lessonId })
  const attempt = await startAttempt(teacher, { quizId: saved.quizId })
  const changed = again(saved)
  changed.items = changed.items.toReversed().map(item => ({ ...item, promptMarkdown: `${item.promptMarkdown}?` }))
  const next = await saveQuiz(teacher, { ...changed, lessonId })
  expect(next.items.map(({ id }) => id)).toEqual(saved.items.map(({ id }) => id).toReversed())
  const asked = await db(teacher).select().from(attemptItems).where(eq(attemptItems.attemptId, attempt.id))
  expect(asked.map(({ frozen }) => frozen.promptMarkdown).sort()).toEqual(['Ask a', 'Ask b'])
})

test('a skill that the category does not know is told in words', async () => {
  const { teacher, lessonId } = await lessonOf()
  const items = [{ ...question('a'), skills: ['Alchemy'] }]
  await expect(saveQuiz(teacher, { ...quiz(null, items), lessonId })).rejects.toMatchObject({
    errors: [{ path: 'items.0.skills', message: expect.stringContaining('Alchemy') }],
  })
})
