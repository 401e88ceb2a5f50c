// Quizzes are drawn, frozen and graded on the server, and tell nothing before they are submitted.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { attempts, items } from '@/db/schema/assessments'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { learningReactions } from '@/lib/learning/reactions'
import { answerItem } from './answer-item'
import { attempt, attemptResult, quizOverview } from './reads'
import type { Attempt, WriteQuizInput } from './schemas'
import { startAttempt } from './start-attempt'
import { submitAttempt } from './submit-attempt'
import { writeQuiz } from './write-quiz'

let close: () => Promise<void>
beforeAll(async () => {
  for (const reaction of learningReactions) reactions().set(reaction.name, reaction)
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
type Item = WriteQuizInput['items'][number]
const question = (name: string, given: Partial<Item> = {}): Item => ({
  kind: 'single',
  promptMarkdown: `Ask ${name}`,
  choices: [
    { textMarkdown: `yes ${name}`, correct: true },
    { textMarkdown: `no ${name}`, correct: false },
    { textMarkdown: `perhaps ${name}`, correct: false },
  ],
  explanationMarkdown: `Because of ${name}`,
  sourceKey: name,
  ...given,
})

/** A learner enrolled in a course of one quiz. */
async function quizFor(given: Partial<WriteQuizInput> = {}) {
  const course = await newCourse({ outline: [[{ kind: 'quiz' }]] })
  const lessonId = course.lessons[0]?.id ?? ''
  const input = { lessonId, courseId: course.id, items: ['a', 'b', 'c'].map(name => question(name)), ...given }
  const { quizId, itemIds } = await writeQuiz(system, input)
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  return { ...learner, course, lessonId, quizId, itemIds, input }
}

/** Answers every item with the choice whose words begin so. */
async function answerAll(ctx: typeof system, { id: attemptId, items }: Attempt, word: string) {
  for (const item of items) {
    const choiceIds = item.choices.filter(choice => choice.textMarkdown.startsWith(word)).map(choice => choice.id)
    await answerItem(ctx, { attemptId, itemId: item.id, answer: { choiceIds } })
  }
}

describe('an attempt', () => {
  test('nothing that is sent before the submission tells what is right', async () => {
    const { ctx, quizId } = await quizFor()
    const started = await startAttempt(ctx, { quizId })
    const [first] = started.items
    const choiceIds = [first?.choices[0]?.id ?? '']
    const saved = await answerItem(ctx, { attemptId: started.id, itemId: first?.id ?? '', answer: { choiceIds } })
    const wire = JSON.stringify([started, saved, await attempt(ctx, started.id)])
    expect(wire).not.toMatch(/correct|Because|explanation/i)
    await expect(attemptResult(ctx, started.id)).rejects.toMatchObject({ reason: 'not_found' })
  })

  test('passed: the result explains, and the lesson may be completed', async () => {
    const { ctx, quizId, lessonId, id: userId, course } = await quizFor()
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({ code: 'evidence_missing' })
    const started = await startAttempt(ctx, { quizId })
    await answerAll(ctx, started, 'yes')
    const result = await submitAttempt(ctx, { attemptId: started.id })
    expect(result).toMatchObject({ score: 100, passed: true, points: 3, maxPoints: 3 })
    expect(result.items.map(item => item.explanationMarkdown).sort()).toEqual(
      ['a', 'b', 'c'].map(n => `Because of ${n}`),
    )
    expect(await completeLesson(ctx, { lessonId })).toMatchObject({ progress: { status: 'completed' } })
    const facts = await db(system)
      .select()
      .from(outbox)
      .where(and(eq(outbox.name, 'quiz.submitted'), eq(outbox.actorId, userId)))
    expect(facts.map(fact => fact.payload)).toEqual([
      {
        attemptId: started.id,
        quizId,
        lessonId,
        courseId: course.id,
        userId,
        mode: 'graded',
        score: 100,
        passed: true,
      },
    ])
  })

  test('submitted twice, also at once, gives one result and one fact', async () => {
    const { ctx, quizId, id: userId } = await quizFor()
    const { id: attemptId } = await startAttempt(ctx, { quizId })
    const results = await Promise.all([1, 2].map(() => submitAttempt(ctx, { attemptId })))
    expect(results[0]).toEqual(results[1])
    expect(await submitAttempt(ctx, { attemptId })).toEqual(results[0])
    const facts = await db(system).select().from(outbox).where(eq(outbox.actorId, userId))
    expect(facts.filter(fact => fact.name === 'quiz.submitted')).toHaveLength(1)
  })

  test('failed: no evidence, and another attempt', async () => {
    const { ctx, quizId, lessonId } = await quizFor()
    const started = await startAttempt(ctx, { quizId })
    await answerAll(ctx, started, 'no')
    expect(await submitAttempt(ctx, { attemptId: started.id })).toMatchObject({ score: 0, passed: false })
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({ code: 'evidence_missing' })
    expect((await startAttempt(ctx, { quizId })).number).toBe(2)
  })

  test('begun twice, also at once, is one', async () => {
    const { ctx, quizId } = await quizFor()
    const begun = await Promise.all([1, 2, 3].map(() => startAttempt(ctx, { quizId })))
    expect(new Set(begun.map(one => one.id)).size).toBe(1)
    expect((await startAttempt(ctx, { quizId })).id).toBe(begun[0]?.id)
  })

  test('draws as many as the quiz says, and no attempt more than allowed', async () => {
    const { ctx, quizId, lessonId } = await quizFor({ drawCount: 2, attemptsAllowed: 1 })
    const started = await startAttempt(ctx, { quizId })
    expect(started.items).toHaveLength(2)
    expect(await quizOverview(ctx, lessonId)).toMatchObject({
      itemCount: 2,
      attemptsLeft: 0,
      openAttemptId: started.id,
    })
    await submitAttempt(ctx, { attemptId: started.id })
    await expect(startAttempt(ctx, { quizId })).rejects.toMatchObject({ reason: 'conflict', code: 'no_attempt_left' })
  })

  test('late: closed, yet what was saved in time counts', async () => {
    const { ctx, clock, quizId, lessonId } = await quizFor({ timeLimitSeconds: 60 })
    const started = await startAttempt(ctx, { quizId })
    await answerAll(ctx, started, 'yes')
    clock.pass(66)
    const closed = { reason: 'conflict', code: 'attempt_closed' }
    const itemId = started.items[0]?.id ?? ''
    await expect(answerItem(ctx, { attemptId: started.id, itemId, answer: { choiceIds: [] } })).rejects.toMatchObject(
      closed,
    )
    for (const _ of [1, 2]) await expect(submitAttempt(ctx, { attemptId: started.id })).rejects.toMatchObject(closed)
    expect(await quizOverview(ctx, lessonId)).toMatchObject({ bestScore: 100, passed: true, lastResultId: started.id })
  })

  test('within the grace of the last click it still counts', async () => {
    const { ctx, clock, quizId } = await quizFor({ timeLimitSeconds: 60 })
    const { id: attemptId } = await startAttempt(ctx, { quizId })
    clock.pass(64)
    expect(await submitAttempt(ctx, { attemptId })).toMatchObject({ score: 0 })
  })

  test('one whose time ran out is graded when the next begins', async () => {
    const { ctx, clock, quizId } = await quizFor({ timeLimitSeconds: 60 })
    const first = await startAttempt(ctx, { quizId })
    clock.pass(3600)
    expect((await startAttempt(ctx, { quizId })).number).toBe(2)
    expect(await attempt(ctx, first.id)).toMatchObject({ result: { score: 0 } })
  })

  test('another’s is missing; nonsense answers are refused with their path', async () => {
    const { ctx, quizId } = await quizFor()
    const { id: attemptId, items: asked } = await startAttempt(ctx, { quizId })
    const [item] = asked
    const itemId = item?.id ?? ''
    const [one = '', two = ''] = item?.choices.map(choice => choice.id) ?? []
    const other = await newPerson()
    const save = (choiceIds: string[], who = ctx) => answerItem(who, { attemptId, itemId, answer: { choiceIds } })
    await expect(save([one], other.ctx)).rejects.toMatchObject({ reason: 'not_found' })
    await expect(submitAttempt(other.ctx, { attemptId })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(attempt(other.ctx, attemptId)).rejects.toMatchObject({ reason: 'not_found' })
    await expect(save(['nowhere'])).rejects.toMatchObject({ errors: [{ path: 'answer.choiceIds.0' }] })
    await expect(save([one, two])).rejects.toMatchObject({ errors: [{ path: 'answer.choiceIds' }] })
    await expect(save([])).resolves.toMatchObject({ answer: { choiceIds: [] }, flagged: false })
  })

  test('an answer carries its flag, the answers before it keep theirs; an unknown question and a choice twice are refused', async () => {
    const { ctx, quizId } = await quizFor({ items: [question('a', { kind: 'multiple' }), question('b')] })
    const { id: attemptId, items: asked } = await startAttempt(ctx, { quizId })
    const many = asked.find(({ kind }) => kind === 'multiple')
    const [one = '', two = ''] = many?.choices.map(choice => choice.id) ?? []
    const save = (choiceIds: string[], given: { flagged?: boolean; itemId?: string; attemptId?: string } = {}) =>
      answerItem(ctx, { attemptId, itemId: many?.id ?? '', answer: { choiceIds }, ...given })
    expect(await save([one], { flagged: true })).toMatchObject({ flagged: true })
    expect(await save([one, two])).toMatchObject({ flagged: true, answer: { choiceIds: [one, two] } })
    expect(await save([], { flagged: false })).toMatchObject({ flagged: false })
    await expect(save([one, one])).rejects.toMatchObject({ errors: [{ path: 'answer.choiceIds' }] })
    await expect(save([one], { itemId: newId() })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(save([one], { attemptId: 'nonsense' })).rejects.toMatchObject({ reason: 'not_found' })
  })

  test('of several allowed says how many were used; a quiz whose questions were all retired has none to ask', async () => {
    const { ctx, quizId, course } = await quizFor({ attemptsAllowed: 2 })
    for (const _ of [1, 2]) await submitAttempt(ctx, { attemptId: (await startAttempt(ctx, { quizId })).id })
    await expect(startAttempt(ctx, { quizId })).rejects.toThrow('You have used all 2 attempts')
    await db(system).update(items).set({ archivedAt: new Date() }).where(eq(items.courseId, course.id))
    await expect(startAttempt(ctx, { quizId, mode: 'practice' })).rejects.toThrow('no questions yet')
  })

  test('is for those enrolled and the staff; the quiz of a draft is missing', async () => {
    const { quizId, course } = await quizFor()
    const [stranger, admin] = [await newPerson(), await newPerson('admin')]
    await expect(startAttempt(stranger.ctx, { quizId })).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(startAttempt(stranger.ctx, { quizId: course.id })).rejects.toMatchObject({ reason: 'not_found' })
    expect(await startAttempt(admin.ctx, { quizId })).toMatchObject({ number: 1 })
  })

  test('practice comes after the first result and counts nowhere', async () => {
    const { ctx, quizId, lessonId } = await quizFor({ attemptsAllowed: 1 })
    await expect(startAttempt(ctx, { quizId, mode: 'practice' })).rejects.toMatchObject({ reason: 'conflict' })
    await submitAttempt(ctx, { attemptId: (await startAttempt(ctx, { quizId })).id })
    const practice = await startAttempt(ctx, { quizId, mode: 'practice' })
    await answerAll(ctx, practice, 'yes')
    expect(await submitAttempt(ctx, { attemptId: practice.id })).toMatchObject({ passed: true })
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({ code: 'evidence_missing' })
    expect(await quizOverview(ctx, lessonId)).toMatchObject({ bestScore: 0, passed: false, attemptsUsed: 1 })
  })
})

describe('writing a quiz', () => {
  test('again: known items change, new ones come, missing ones go or are archived where an attempt asked them', async () => {
    const { ctx, quizId, itemIds, input } = await quizFor()
    const before = await startAttempt(ctx, { quizId })
    const [a] = itemIds
    const changed = [question('a', { promptMarkdown: 'Ask anew' }), question('d')]
    const again = await writeQuiz(system, { ...input, items: changed })
    expect(again).toMatchObject({ quizId, itemIds: [a, expect.any(String)] })
    const bank = await db(system).select().from(items).where(eq(items.courseId, input.courseId))
    expect(bank.map(item => [item.sourceKey, item.archivedAt !== null]).sort()).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', false],
    ])
    expect((await attempt(ctx, before.id)).items).toEqual(before.items)
    await writeQuiz(system, { ...input, items: [question('a')] })
    const left = await db(system).select().from(items).where(eq(items.courseId, input.courseId))
    expect(left.map(item => item.sourceKey).sort()).toEqual(['a', 'b', 'c'])
  })

  test('an item that is named by its id keeps its source key, and a new one needs none', async () => {
    const { itemIds, input } = await quizFor()
    const [id] = itemIds
    const { sourceKey: _, ...item } = question('a', { promptMarkdown: 'Ask by id' })
    const again = await writeQuiz(system, {
      ...input,
      items: [
        { ...item, id },
        { ...item, promptMarkdown: 'Ask new' },
      ],
    })
    expect(again.itemIds[0]).toBe(id)
    const bank = await db(system).select().from(items).where(eq(items.courseId, input.courseId))
    expect(bank.map(row => [row.promptMarkdown, row.sourceKey]).sort()).toEqual([
      ['Ask by id', 'a'],
      ['Ask new', null],
    ])
  })

  test('a choice keeps its id while its words stay', async () => {
    const { itemIds, input } = await quizFor()
    const choicesOf = async () =>
      (
        await db(system)
          .select()
          .from(items)
          .where(eq(items.id, itemIds[0] ?? ''))
      )[0]?.body.choices.map(c => c.id)
    const before = await choicesOf()
    await writeQuiz(system, { ...input, items: [question('a', { explanationMarkdown: 'Other words' })] })
    expect(await choicesOf()).toEqual(before)
  })

  test.each<[string, Partial<WriteQuizInput>, string]>([
    ['a single choice with two right ones', { items: [question('a', { choices: bothRight() })] }, 'items.0.choices'],
    ['no right choice', { items: [question('a', { kind: 'multiple', choices: noneRight() })] }, 'items.0.choices'],
    ['no item', { items: [] }, 'items'],
    ['too many items', { items: Array.from({ length: 201 }, (_, i) => question(`${i}`)) }, 'items'],
    ['a source key twice', { items: [question('a'), question('a')] }, 'items.1.sourceKey'],
    ['an unknown id', { items: [question('a', { id: '01999999-0000-7000-8000-000000000000' })] }, 'items.0.id'],
    ['half a character', { items: [question('a', { promptMarkdown: 'x\ud800' })] }, 'items.0.promptMarkdown'],
    ['a pass of 101 %', { passPercent: 101 }, 'passPercent'],
  ])('refuses %s', async (_, given, path) => {
    await expect(quizFor(given)).rejects.toMatchObject({ reason: 'invalid', errors: [{ path }] })
  })

  test('is for the staff; the lesson has to be a quiz of the course', async () => {
    const { ctx, input } = await quizFor()
    await expect(writeQuiz(ctx, input)).rejects.toMatchObject({ reason: 'forbidden' })
    const other = await newCourse()
    const lessonId = other.lessons[0]?.id ?? ''
    await expect(writeQuiz(system, { ...input, lessonId })).rejects.toMatchObject({ errors: [{ path: 'lessonId' }] })
    await expect(writeQuiz(system, { ...input, lessonId, courseId: other.id })).rejects.toMatchObject({
      errors: [{ path: 'lessonId' }],
    })
  })

  test('changes nothing for attempts that are over', async () => {
    const { ctx, quizId, input } = await quizFor()
    const { id: attemptId } = await startAttempt(ctx, { quizId })
    const result = await submitAttempt(ctx, { attemptId })
    await writeQuiz(system, { ...input, passPercent: 0, items: [question('z')] })
    expect(await attemptResult(ctx, attemptId)).toEqual(result)
    const [row] = await db(system).select().from(attempts).where(eq(attempts.id, attemptId))
    expect(row).toMatchObject({ passPercent: 70, passed: false })
  })
})

function bothRight() {
  return ['x', 'y'].map(textMarkdown => ({ textMarkdown, correct: true }))
}
function noneRight() {
  return ['x', 'y'].map(textMarkdown => ({ textMarkdown, correct: false }))
}
