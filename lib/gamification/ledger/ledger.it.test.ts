// What is learned is paid once, whatever is done twice or at once, and everything derived says the same as the ledger.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { courseGamification, gamificationSettings, userStats, xpEntries, xpTotals } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { answerItem } from '@/lib/assessments/answer-item'
import { startAttempt } from '@/lib/assessments/start-attempt'
import { submitAttempt } from '@/lib/assessments/submit-attempt'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { quizSubmitted } from '@/lib/events/assessments'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { learningReactions } from '@/lib/learning/reactions'
import { emit } from '@/lib/platform/outbox/emit'
import { gamificationReactions } from '../reactions'
import { giveXp } from './give-xp'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of [...learningReactions, ...gamificationReactions]) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const entriesOf = (userId: string) => db(system).select().from(xpEntries).where(eq(xpEntries.userId, userId))
const statsOf = async (userId: string) =>
  (await db(system).select().from(userStats).where(eq(userStats.userId, userId)))[0]

async function learnerIn(outline: NonNullable<Parameters<typeof newCourse>[0]>['outline']) {
  const course = await newCourse({ outline })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const lessonIds = course.lessons.map(({ id }) => id)
  return { ...learner, course, lessonIds, lessonId: lessonIds[0] ?? '' }
}

test('a lesson pays base times difficulty, and its reply shows it', async () => {
  const { ctx, id, lessonId, course } = await learnerIn([[{}, {}]])
  const { award } = await completeLesson(ctx, { lessonId })
  expect(award).toMatchObject({ xp: 13, level: 2, levelUp: true })
  expect(award?.breakdown).toEqual([
    { label: 'base', xp: 10 },
    { label: '× 1.25 medium', xp: 3 },
  ])
  expect(await statsOf(id)).toMatchObject({ xp: 13, level: 2 })
  const totals = await db(system).select().from(xpTotals).where(eq(xpTotals.userId, id))
  expect(totals).toHaveLength(6)
  expect(totals.every(({ xp, listed }) => xp === 13 && listed)).toBe(true)
  expect(
    totals
      .filter(({ scopeId }) => scopeId === course.id)
      .map(({ startsOn }) => startsOn)
      .sort(),
  ).toEqual(['1970-01-01', '2026-02-23', '2026-03-01'])
})

test('completing twice, also at once, pays once and says so once', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  const replies = await Promise.all([1, 2, 3, 4].map(() => completeLesson(ctx, { lessonId })))
  expect(replies.filter(({ award }) => award !== null)).toHaveLength(1)
  expect((await completeLesson(ctx, { lessonId })).award).toBeNull()
  expect(await entriesOf(id)).toHaveLength(1)
})

test('the last lesson also pays for the course', async () => {
  const { ctx, id, lessonIds } = await learnerIn([[{}, {}]])
  for (const lessonId of lessonIds) await completeLesson(ctx, { lessonId })
  const entries = await entriesOf(id)
  expect(entries.map(({ rule, amount }) => [rule, amount]).sort()).toEqual([
    ['course.completed', 10],
    ['lesson.completed', 13],
    ['lesson.completed', 13],
  ])
  expect(await statsOf(id)).toMatchObject({ xp: 36 })
})

test('a quiz pays once in full, the second pass a fifth, then nothing; failing and practice pay nothing', async () => {
  const { ctx, id, lessonId, course } = await learnerIn([[{ kind: 'quiz' }]])
  const quizId = newId()
  const submit = (passed: boolean, mode: 'graded' | 'practice' = 'graded') =>
    transact(ctx, tx =>
      emit(tx, quizSubmitted, {
        attemptId: newId(),
        quizId,
        lessonId,
        courseId: course.id,
        userId: id,
        mode,
        score: passed ? 90 : 10,
        passed,
      }),
    )
  await submit(false)
  await submit(true, 'practice')
  expect(await entriesOf(id)).toEqual([])
  for (const _ of [1, 2, 3, 4]) await submit(true)
  expect((await entriesOf(id)).map(({ amount }) => amount).sort()).toEqual([13, 3])
})

test('passing the quiz of a lesson pays the quiz, and completing it then pays the lesson', async () => {
  const { ctx, id, lessonId, course } = await learnerIn([[{ kind: 'quiz' }, {}]])
  const choices = ['yes', 'no'].map(textMarkdown => ({ textMarkdown, correct: textMarkdown === 'yes' }))
  const items = [{ kind: 'single' as const, promptMarkdown: 'Well?', choices, explanationMarkdown: '' }]
  const { quizId } = await writeQuiz(system, { lessonId, courseId: course.id, items })
  const { id: attemptId, items: asked } = await startAttempt(ctx, { quizId })
  for (const { id: itemId, choices } of asked) {
    const right = choices.filter(({ textMarkdown }) => textMarkdown === 'yes').map(choice => choice.id)
    await answerItem(ctx, { attemptId, itemId, answer: { choiceIds: right } })
  }
  await submitAttempt(ctx, { attemptId })
  await completeLesson(ctx, { lessonId })
  expect((await entriesOf(id)).map(({ rule, amount }) => [rule, amount]).sort()).toEqual([
    ['quiz-lesson.completed', 6],
    ['quiz.passed', 13],
  ])
})

test('a streak adds its bonus, and whoever switched streaks off has none', async () => {
  const [one, other] = [await learnerIn([[{}, {}]]), await learnerIn([[{}, {}]])]
  await db(system).insert(gamificationSettings).values({ userId: other.id, streaks: false })
  for (const { ctx, clock, lessonIds } of [one, other]) {
    for (const lessonId of lessonIds.slice(0, 2)) {
      await completeLesson(ctx, { lessonId })
      clock.pass(86_400)
    }
  }
  const bonuses = async (userId: string) =>
    (await entriesOf(userId))
      .filter(({ rule }) => rule === 'lesson.completed')
      .map(({ streakBonus }) => streakBonus)
      .sort()
  expect(await bonuses(one.id)).toEqual([0, 1])
  expect(await bonuses(other.id)).toEqual([0, 0])
})

test('XP alone stops below a milestone; the deed that meets it lifts the level and tells what that unlocks', async () => {
  const { ctx, id, clock, lessonIds } = await learnerIn([[{}, {}, {}, {}]])
  const admin = await newPerson('admin')
  await giveXp(admin.ctx, { userId: id, amount: 1000, reason: 'For years of answers', key: 'a' })
  expect(await statsOf(id)).toMatchObject({ level: 4 })
  for (const lessonId of lessonIds.slice(0, 2)) {
    expect((await completeLesson(ctx, { lessonId })).award).toMatchObject({ level: 4, levelUp: false })
    clock.pass(86_400)
  }
  const third = await completeLesson(ctx, { lessonId: lessonIds[2] ?? '' })
  expect(third.award).toMatchObject({ levelUp: true })
  const reached = (await db(system).select().from(outbox).where(eq(outbox.name, 'level.reached')))
    .map(({ payload }) => payload as { userId: string; level: number; unlocks: string[] })
    .filter(({ userId }) => userId === id)
  expect(reached.find(({ level }) => level === 5)?.unlocks).toEqual(['The title “Pathfinder” beside your name'])
  expect(reached.map(({ level }) => level)).toEqual(
    Array.from({ length: third.award?.level ?? 0 }, (_, at) => at + 2).slice(0, -1),
  )
})

test('whoever teaches a course earns nothing in it, nor does anybody where its staff switched XP off', async () => {
  const { course, ctx, id, lessonId } = await learnerIn([[{}, {}]])
  await db(system).insert(courseGamification).values({ courseId: course.id, xp: false })
  expect((await completeLesson(ctx, { lessonId })).award?.xp ?? 0).toBe(0)
  expect(await entriesOf(id)).toEqual([])

  const teacher = await newPerson('instructor')
  const own = await newCourse({ ownerId: teacher.id })
  await enroll(teacher.ctx, { courseId: own.id })
  const { award } = await completeLesson(teacher.ctx, { lessonId: own.lessons[0]?.id ?? '' })
  expect(award?.xp ?? 0).toBe(0)
  expect(await entriesOf(teacher.id)).toEqual([])
})

test('a learner who switched XP off hears nothing of it, and loses nothing', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  await db(system).insert(gamificationSettings).values({ userId: id, xp: false, boards: false })
  expect((await completeLesson(ctx, { lessonId })).award).toBeNull()
  expect(await statsOf(id)).toMatchObject({ xp: 13 })
  const listed = and(eq(xpTotals.userId, id), eq(xpTotals.listed, true))
  expect(await db(system).select().from(xpTotals).where(listed)).toEqual([])
})

test('a deed that fails leaves no XP', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  const failing = transact(ctx, async tx => {
    await completeLesson(tx, { lessonId })
    throw new Error('later in the same transaction')
  })
  await expect(failing).rejects.toThrow('later')
  expect(await entriesOf(id)).toEqual([])
  expect(await statsOf(id)).toBeUndefined()
})
