// Achievements are granted once, with the deed; what was earned before is found again from the past.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { attempts, quizzes } from '@/db/schema/assessments'
import { achievementCounts, userAchievements, userCounters, userMarks, userStats } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { updateProfile } from '@/lib/accounts/update-profile'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { codesTurnedOn, emailVerified } from '@/lib/events/accounts'
import { quizSubmitted } from '@/lib/events/assessments'
import { clockMinute } from '@/lib/events/clock'
import { groupCreated } from '@/lib/events/gamification'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { createNote } from '@/lib/learning/notes/create-note'
import { reviewCourse } from '@/lib/learning/reviews/review-course'
import { emit } from '@/lib/platform/outbox/emit'
import { wire } from '@/lib/run/wiring'
import { createGroup } from '../groups/create-group'
import { joinByCode } from '../groups/join-group'
import { setGoal } from '../groups/set-goal'
import { recordEvidence } from '../record-evidence'
import { changeOwnSwitches } from '../settings/change-own-switches'
import { ALL_ON } from '../settings/schemas'
import { backfillAchievements, backfillWhereNew, countEarned } from './backfill/backfill-achievements'
import { pastOf } from './backfill/reads'
import { CATALOGUE, COUNTERS } from './catalogue'
import { achievementReactions } from './react'
import { ownAchievements } from './reads'
import { EVERYBODY } from './schemas'
import { tally, valuesOf } from './tally'

let close: () => Promise<void>
beforeAll(async () => {
  wire()
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))

async function learner(lessons = 3) {
  const course = await newCourse({ outline: [Array.from({ length: lessons }, () => ({}))] })
  const person = await newPerson()
  await enroll(person.ctx, { courseId: course.id })
  const { ctx, id } = person
  return {
    ...person,
    course,
    complete: (index: number) => completeLesson(ctx, { lessonId: course.lessons[index]?.id ?? '' }),
    keys: async () =>
      (await db(ctx).select().from(userAchievements).where(eq(userAchievements.userId, id)))
        .map(({ key }) => key)
        .sort(),
    counters: async () =>
      new Map(
        (await db(ctx).select().from(userCounters).where(eq(userCounters.userId, id))).map(row => [
          row.counter,
          row.value,
        ]),
      ),
    told: async () =>
      (await db(ctx).select().from(outbox).where(eq(outbox.name, 'achievement.earned')))
        .map(({ payload }) => payload as { userId: string; key: string })
        .filter(({ userId }) => userId === id)
        .map(({ key }) => key)
        .sort(),
  }
}

/** Attempts at the quiz of a course's last lesson, one after the other. */
async function sitQuiz(
  { ctx, id, course }: Pick<Awaited<ReturnType<typeof learner>>, 'ctx' | 'id' | 'course'>,
  ...sat: ['graded' | 'practice', number][]
) {
  const lessonId = course.lessons.at(-1)?.id ?? ''
  const quizId = newId()
  await db(ctx).insert(quizzes).values({ id: quizId, lessonId, courseId: course.id })
  for (const [at, [mode, score]] of sat.entries()) {
    const result = { id: newId(), mode, score, passed: score >= 70 }
    const about = { quizId, userId: id, number: at + 1, passPercent: 70, maxPoints: 10 }
    await transact(ctx, async tx => {
      await tx.tx.insert(attempts).values({ ...result, ...about, startedAt: tx.now(), submittedAt: tx.now() })
      const { id: attemptId, ...told } = result
      await emit(tx, quizSubmitted, { ...told, attemptId, quizId, lessonId, courseId: course.id, userId: id })
    })
  }
}

/** What the worker does of what achievements hear later, about one learner. */
async function workOff(userId: string) {
  for (const fact of await db(system).select().from(outbox).orderBy(outbox.id)) {
    if ((fact.payload as { userId?: string }).userId !== userId) continue
    for (const reaction of achievementReactions.filter(({ on, mode }) => on.name === fact.name && mode === 'queued'))
      await reaction.run(system, fact)
  }
}

describe('with the deed', () => {
  test('the first lesson is answered with its achievement, kept once and told once', async () => {
    const { complete, keys, told, ctx, id } = await learner()
    const { award } = await complete(0)
    expect(award?.achievements).toEqual([{ key: 'first-stone', name: 'First stone' }])
    expect((await complete(0)).award).toBeNull()
    expect([await keys(), await told()]).toEqual([['first-stone'], ['first-stone']])
    const [stats] = await db(ctx).select().from(userStats).where(eq(userStats.userId, id))
    expect(stats).toMatchObject({ achievementsEarned: 1 })
  })

  test('many deeds at once cross each target once', async () => {
    const { ctx, id, course, counters, told } = await learner(1)
    const deed = () => ({
      kind: 'lesson' as const,
      factId: newId(),
      at: ctx.now(),
      userId: id,
      courseId: course.id,
      lessonId: newId(),
      lessonKind: 'article' as const,
      difficulty: 'hard' as const,
    })
    await Promise.all(Array.from({ length: 14 }, () => transact(ctx, tx => recordEvidence(tx, deed()))))
    expect((await counters()).get('lessons')).toBe(14)
    expect(await told()).toEqual(['first-stone', 'good-day', 'great-day', 'reader', 'steep-path', 'ten-stones'].sort())
  })

  test('a deed that fails leaves no count', async () => {
    const { ctx, id, course, counters } = await learner(1)
    await expect(
      transact(ctx, async tx => {
        await createNote(tx, { lessonId: course.lessons[0]?.id ?? '', body: 'A thought.' })
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    expect([await counters(), await db(ctx).select().from(userMarks).where(eq(userMarks.userId, id))]).toEqual([
      new Map(),
      [],
    ])
  })

  test('whoever teaches the course earns nothing in it', async () => {
    const owner = await newPerson('instructor')
    const course = await newCourse({ ownerId: owner.id })
    await enroll(owner.ctx, { courseId: course.id })
    expect((await completeLesson(owner.ctx, { lessonId: course.lessons[0]?.id ?? '' })).award).toBeNull()
    expect(await db(owner.ctx).select().from(userAchievements).where(eq(userAchievements.userId, owner.id))).toEqual([])
  })

  test('switched off nothing is granted; switched on again what was earned meanwhile is', async () => {
    const { ctx, complete, keys } = await learner()
    await changeOwnSwitches(ctx, { ...ALL_ON, achievements: false })
    expect((await complete(0)).award?.achievements).toEqual([])
    expect(await keys()).toEqual([])
    await changeOwnSwitches(ctx, ALL_ON)
    expect(await keys()).toEqual(['first-stone'])
  })
})

describe('from the past', () => {
  test('reading the past counts what was counted live', async () => {
    const { ctx, id, course, complete, clock, counters } = await learner(3)
    const lessonId = course.lessons[0]?.id ?? ''
    await updateProfile(ctx, { bio: 'Likes maps.', timeZone: 'Asia/Tokyo' })
    await complete(0)
    clock.pass(20 * 86_400)
    await complete(1)
    await createNote(ctx, { lessonId, body: 'x'.repeat(300), timestampSeconds: 4 })
    clock.pass(3600)
    await complete(2)
    await reviewCourse(ctx, { courseId: course.id, rating: 5, body: 'Good.' })
    const past = valuesOf(tally(COUNTERS, await pastOf(ctx, id)))
    expect(Object.fromEntries(past)).toEqual(Object.fromEntries(await counters()))
    expect(past.get('comebacks')).toBe(1)
  })

  test('so it does for quizzes and practice, groups and their goals, freezes, and one’s account', async () => {
    const { ctx, id, course, complete, clock, counters, keys } = await learner(9)
    for (let day = 0; day < 7; day += 1, clock.pass(86_400)) await complete(day)
    clock.pass(86_400) // a day without: the freeze that seven days earned is used
    await complete(7)
    await sitQuiz({ ctx, id, course }, ['graded', 40], ['graded', 100], ['practice', 70], ['graded', 80])

    const friend = await newPerson('student', clock)
    const theirs = await createGroup(friend.ctx, { name: 'Theirs' })
    await joinByCode(ctx, { code: theirs.code })
    const own = await createGroup(ctx, { name: 'Own' })
    await setGoal(ctx, { groupId: own.id, targetXp: 10 })

    const account = { emailVerifiedAt: clock.now(), totpConfirmedAt: clock.now() }
    await db(ctx).update(users).set(account).where(eq(users.id, id))
    await transact(ctx, async tx => {
      await emit(tx, emailVerified, { userId: id })
      await emit(tx, codesTurnedOn, { userId: id })
    })
    await updateProfile(ctx, { timeZone: 'Asia/Tokyo' })
    await updateProfile(ctx, { bio: 'Likes maps.' })
    await transact(system, tx => emit(tx, groupCreated, { groupId: newId(), name: 'Nobody’s', courseId: null }))
    await workOff(id)

    const past = valuesOf(tally(COUNTERS, await pastOf(ctx, id)))
    expect(Object.fromEntries(past)).toEqual(Object.fromEntries(await counters()))
    const kinds = (await pastOf(ctx, id)).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(
      new Set(['lesson', 'evidence', 'quiz', 'practice', 'day', 'freeze', 'group', 'account', 'standing']),
    )
    const live = await keys()
    for (const table of [userAchievements, userCounters, userMarks])
      await db(ctx).delete(table).where(eq(table.userId, id))
    await backfillAchievements(system)
    expect(await keys()).toEqual(live)
  })

  test('whoever wants no achievements is counted, and granted nothing', async () => {
    const { ctx, complete, keys, counters } = await learner()
    await changeOwnSwitches(ctx, { ...ALL_ON, achievements: false })
    await complete(0)
    await backfillAchievements(system)
    expect([await keys(), (await counters()).size > 0]).toEqual([[], true])
  })

  test('a backfill grants what is missing, to whom it belongs, and a second one nothing', async () => {
    const { ctx, id, complete, keys, counters } = await learner()
    await complete(0)
    await complete(1)
    const before = [await keys(), await counters()]
    for (const table of [userAchievements, userCounters, userMarks])
      await db(ctx).delete(table).where(eq(table.userId, id))
    expect(await backfillAchievements(system)).toBeGreaterThan(0)
    expect([await keys(), await counters()]).toEqual(before)
    expect(await backfillAchievements(system)).toBe(0)
    expect([await keys(), await counters()]).toEqual(before)
  })

  test('the worker backfills when the catalogue has something new, and only then', async () => {
    const { ctx, id, complete, keys } = await learner()
    await complete(0)
    await countEarned(system)
    expect(await backfillWhereNew(system)).toBe(false)
    const mine = and(eq(userAchievements.userId, id), eq(userAchievements.key, 'first-stone'))
    await db(ctx).delete(userAchievements).where(mine)
    await db(system).delete(achievementCounts).where(eq(achievementCounts.key, 'first-stone'))
    expect(await backfillWhereNew(system)).toBe(true)
    expect(await keys()).toEqual(['first-stone'])
    expect(await backfillWhereNew(system)).toBe(false)
  })
})

describe('the clock', () => {
  const minute = async (at: string) => {
    for (const reaction of achievementReactions.filter(({ on }) => on === clockMinute))
      await reaction.run(system, { id: newId(), actorId: null, payload: { at }, occurredAt: new Date(at) } as never)
  }
  const earned = async () =>
    (await db(system).select().from(achievementCounts).where(eq(achievementCounts.key, 'first-stone')))[0]?.earned

  test('brings the rarity of all up to date once an hour, and at once where the catalogue has something new', async () => {
    const { complete } = await learner()
    await countEarned(system)
    const before = (await earned()) ?? 0
    await complete(0)
    await minute('2026-03-02T10:20:00Z')
    expect(await earned()).toBe(before)
    await minute('2026-03-02T10:21:00Z')
    expect(await earned()).toBe(before + 1)
    await db(system).delete(achievementCounts).where(eq(achievementCounts.key, 'first-stone'))
    await minute('2026-03-02T10:22:00Z')
    expect(await earned()).toBe(before + 1)
  })
})

describe('reading', () => {
  test('a newcomer sees every shelf at zero, and of hidden ones only that they are there', async () => {
    const { ctx } = await newPerson()
    const items = await ownAchievements(ctx)
    expect(items).toHaveLength(CATALOGUE.length)
    expect(items.every(({ earnedAt, progress }) => earnedAt === null && progress.current === 0)).toBe(true)
    const hidden = items.filter(item => item.hidden)
    expect(hidden).toHaveLength(CATALOGUE.filter(achievement => achievement.hidden).length)
    const secrets = CATALOGUE.filter(achievement => achievement.hidden).flatMap(({ key, name }) => [key, name])
    expect(secrets.filter(secret => JSON.stringify(hidden).includes(`"${secret}"`))).toEqual([])
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
  })

  test('progress stops at the target, and rarity is the part of all learners', async () => {
    const { ctx, complete } = await learner()
    await complete(0)
    await complete(1)
    await countEarned(system)
    const items = await ownAchievements(ctx)
    const of = (key: string) => items.find(item => item.key === key)
    expect(of('first-stone')).toMatchObject({
      progress: { current: 1, target: 1 },
      earnedAt: ctx.now().toISOString(),
      hidden: false,
    })
    expect(of('ten-stones')).toMatchObject({ progress: { current: 2, target: 10 }, earnedAt: null })
    const counts = new Map((await db(ctx).select().from(achievementCounts)).map(row => [row.key, row.earned]))
    expect(of('first-stone')?.rarity).toBeCloseTo((counts.get('first-stone') ?? 0) / (counts.get(EVERYBODY) ?? 1))
  })
})
