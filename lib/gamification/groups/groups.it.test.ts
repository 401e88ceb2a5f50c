// Peer groups: made, joined, left, full, and what they reach together, each once.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, type TxContext } from '@/db/client'
import { groupGoals, peerGroupMembers, peerGroups, userStats, xpTotals } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson, TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { defineReaction, reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { groupCreated } from '@/lib/events/gamification'
import { enroll } from '@/lib/learning/enroll'
import { EVERYBODY, startOf } from '../ledger/periods'
import { createGroup } from './create-group'
import { joinByCode, joinGroup } from './join-group'
import { leaveGroup } from './leave-group'
import { MEMBERS, MOST_GROUPS, mostMembers, OWN_GROUPS } from './limits'
import { noteGoals } from './note-goals'
import { invitation, offeredGroups, ownerStanding, ownGroup, ownGroups } from './reads'
import { setGoal } from './set-goal'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )
const factsAbout = async (groupId: string) => {
  const all = await db(system).select({ name: outbox.name, payload: outbox.payload }).from(outbox).orderBy(outbox.id)
  return all.filter(({ payload }) => (payload as { groupId?: string }).groupId === groupId).map(({ name }) => name)
}
type Person = Awaited<ReturnType<typeof newPerson>>

async function earn(person: Person, xp: number, scopeId = EVERYBODY) {
  const startsOn = startOf('week', person.clock.now())
  const row = { scopeId, period: 'week' as const, startsOn, userId: person.id, xp, reachedAt: person.clock.now() }
  const target = [xpTotals.scopeId, xpTotals.period, xpTotals.startsOn, xpTotals.userId]
  await db(system).insert(xpTotals).values(row).onConflictDoUpdate({ target, set: { xp } })
  await noteGoals(person.ctx, {
    userId: person.id,
    courseId: scopeId === EVERYBODY ? null : scopeId,
    at: person.clock.now(),
  })
}

test('whoever makes a group owns it; others join by its code, however it is typed, and joining twice is once', async () => {
  const [owner, friend, stranger] = [await newPerson(), await newPerson(), await newPerson()]
  const group = await createGroup(owner.ctx, { name: 'Early birds' })
  expect(group).toMatchObject({ name: 'Early birds', memberCount: 1, isOwner: true, courseId: null, goal: null })
  const typed = `${group.code.slice(0, 4)}-${group.code.slice(4)} `.toLowerCase()
  expect(await invitation(friend.ctx, typed)).toMatchObject({ id: group.id, ownerName: owner.name, isMember: false })
  expect(await joinGroup(friend.ctx, { groupId: group.id, code: typed })).toMatchObject({
    memberCount: 2,
    isOwner: false,
  })
  expect(await joinByCode(friend.ctx, { code: typed })).toMatchObject({ id: group.id, memberCount: 2 })
  expect((await ownGroups(friend.ctx)).map(({ id }) => id)).toEqual([group.id])
  expect(await ownGroups(stranger.ctx)).toEqual([])
  expect(await factsAbout(group.id)).toEqual(['group.created', 'group.joined'])
  for (const work of [
    () => ownGroup(stranger.ctx, group.id),
    () => ownGroup(stranger.ctx, newId()),
    () => invitation(stranger.ctx, 'NOSUCHCODE'),
    () => leaveGroup(stranger.ctx, { groupId: group.id }),
    () => joinGroup(stranger.ctx, { groupId: newId(), code: group.code }),
  ])
    expect(await refusal(work())).toBe('not_found')
})

test('another code opens nothing, and trying many is slowed down', async () => {
  const [owner, guesser] = [await newPerson(), await newPerson()]
  const group = await createGroup(owner.ctx, { name: 'Closed' })
  const tries = []
  for (let n = 0; n < 11; n += 1)
    tries.push(await refusal(joinGroup(guesser.ctx, { groupId: group.id, code: 'AAAAAAAA' })))
  expect(new Set(tries.slice(0, 10))).toEqual(new Set(['invalid']))
  expect(tries[10]).toBe('rate_limited')
  expect(await refusal(joinByCode(guesser.ctx, { code: group.code }))).toBe('rate_limited')
})

test('a group of a course is for those who take or teach it, and its teacher’s is offered to its learners', async () => {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ ownerId: teacher.id })
  const [learner, other] = [await newPerson(), await newPerson()]
  await enroll(learner.ctx, { courseId: course.id })
  const group = await createGroup(teacher.ctx, { name: 'Class of spring', courseId: course.slug })
  expect(group).toMatchObject({ courseId: course.id, courseTitle: 'A course' })
  const own = await createGroup(learner.ctx, { name: 'Ours', courseId: course.id })
  expect((await offeredGroups(learner.ctx)).map(({ id }) => id)).toEqual([group.id])
  expect(await offeredGroups(other.ctx)).toEqual([])
  expect(await refusal(createGroup(other.ctx, { name: 'No', courseId: course.id }))).toBe('forbidden')
  expect(await refusal(createGroup(other.ctx, { name: 'No', courseId: newId() }))).toBe('not_found')
  expect(await refusal(joinByCode(other.ctx, { code: own.code }))).toBe('forbidden')
  await joinByCode(learner.ctx, { code: group.code })
  expect(await offeredGroups(learner.ctx)).toEqual([])
})

test('a group takes no more members than it holds, also when many come at once', async () => {
  const owner = await newPerson()
  const group = await createGroup(owner.ctx, { name: 'Full house' })
  const crowd = await Promise.all(Array.from({ length: MEMBERS.usual + 1 }, () => newPerson()))
  const waiting = crowd.slice(MEMBERS.usual - 4)
  await db(system)
    .insert(peerGroupMembers)
    .values(
      crowd.slice(0, MEMBERS.usual - 4).map(({ id }) => ({ groupId: group.id, userId: id, joinedAt: new Date() })),
    )
  const answers = await Promise.all(waiting.map(({ ctx }) => refusal(joinByCode(ctx, { code: group.code }))))
  expect(answers.toSorted()).toEqual(['fine', 'fine', 'fine', 'group_full', 'group_full'])
  const members = await db(system).select().from(peerGroupMembers).where(eq(peerGroupMembers.groupId, group.id))
  expect([members.length, (await ownGroup(owner.ctx, group.id)).memberCount]).toEqual([MEMBERS.usual, MEMBERS.usual])
})

test('a group of a learner at level 20 holds more, and that of a teacher a class', async () => {
  const [experienced, teacher] = [await newPerson(), await newPerson('instructor')]
  await db(system).insert(userStats).values({ userId: experienced.id, level: 20, xp: 1743 })
  const course = await newCourse({ ownerId: teacher.id })
  const large = await createGroup(experienced.ctx, { name: 'Large' })
  const forCourse = await createGroup(teacher.ctx, { name: 'A class', courseId: course.id })
  const most = async (group: { id: string; courseId: string | null }, ownerId: string) =>
    mostMembers(await ownerStanding(system, { ...group, ownerId }))
  expect(await most(large, experienced.id)).toBe(MEMBERS.unlocked)
  expect(await most(forCourse, teacher.id)).toBe(MEMBERS.ofTeacher)
  expect(await most(forCourse, experienced.id)).toBe(MEMBERS.unlocked)
})

test('one owns so many groups, and more from level 50 on', async () => {
  const owner = await newPerson()
  for (let at = 0; at < OWN_GROUPS.usual; at += 1) await createGroup(owner.ctx, { name: `Group ${at}` })
  expect(await refusal(createGroup(owner.ctx, { name: 'One more' }))).toBe('too_many_groups')
  await db(system).insert(userStats).values({ userId: owner.id, level: 50, xp: 9591 })
  expect(await refusal(createGroup(owner.ctx, { name: 'One more' }))).toBe('fine')
})

test('one is in so many groups, and a code that no group has opens none', async () => {
  const [owner, member] = [await newPerson(), await newPerson()]
  const { code } = await createGroup(owner.ctx, { name: 'One too many' })
  const many = Array.from({ length: MOST_GROUPS }, () => ({
    ...{ id: newId(), name: 'A group', code: newId().replaceAll('-', '').slice(-8), ownerId: owner.id },
    ...{ memberCount: 1, createdAt: new Date() },
  }))
  await db(system).insert(peerGroups).values(many)
  await db(system)
    .insert(peerGroupMembers)
    .values(many.map(({ id: groupId }) => ({ groupId, userId: member.id, joinedAt: new Date() })))
  expect(await refusal(joinByCode(member.ctx, { code }))).toBe('too_many_groups')
  await leaveGroup(member.ctx, { groupId: many[0]?.id ?? '' })
  expect(await refusal(joinByCode(member.ctx, { code: 'NOSUCHCODE' }))).toBe('invalid')
  expect(await refusal(joinByCode(member.ctx, { code }))).toBe('fine')
})

test('a code that another group got at the same moment is made anew; another fault is told, and leaves no group', async () => {
  const owner = await newPerson()
  const next = (run: (tx: TxContext, groupId: string) => Promise<unknown>) => {
    const reaction = defineReaction({
      name: 'test.on-next-group',
      on: groupCreated,
      mode: 'inline',
      async run(ctx, { payload }) {
        reactions().delete('test.on-next-group')
        await run(ctx as TxContext, payload.groupId)
      },
    })
    reactions().set(reaction.name, reaction)
  }
  const codes: string[] = []
  next(async ({ tx }, groupId) => {
    const [{ code, ...row } = { code: '' }] = await tx.select().from(peerGroups).where(eq(peerGroups.id, groupId))
    codes.push(code)
    await tx.insert(peerGroups).values({ name: 'Quicker', createdAt: new Date(), ...row, code, id: newId() })
  })
  const made = await createGroup(owner.ctx, { name: 'Second' })
  expect(codes).toHaveLength(1)
  expect(codes).not.toContain(made.code)
  expect((await ownGroups(owner.ctx)).map(({ name }) => name)).toEqual(['Second'])
  next(() => Promise.reject(new Error('a fault')))
  await expect(createGroup(owner.ctx, { name: 'Never' })).rejects.toThrow('a fault')
  expect((await ownGroups(owner.ctx)).map(({ name }) => name)).toEqual(['Second'])
})

test('an owner who leaves hands the group to who joined first, and the last one closes it', async () => {
  const [owner, second, third] = [await newPerson(), await newPerson(), await newPerson()]
  const { id: groupId, code } = await createGroup(owner.ctx, { name: 'Relay' })
  second.clock.pass(10)
  third.clock.pass(20)
  for (const { ctx } of [second, third]) await joinByCode(ctx, { code })
  await leaveGroup(owner.ctx, { groupId })
  expect(await ownGroup(second.ctx, groupId)).toMatchObject({ isOwner: true, memberCount: 2 })
  expect(await refusal(leaveGroup(owner.ctx, { groupId }))).toBe('not_found')
  await leaveGroup(third.ctx, { groupId })
  await leaveGroup(second.ctx, { groupId })
  expect(await db(system).select().from(peerGroups).where(eq(peerGroups.id, groupId))).toEqual([])
  expect((await factsAbout(groupId)).filter(name => name === 'group.left')).toHaveLength(3)
})

test('a goal counts the week of all members, is reached once, and begins anew on Monday', async () => {
  const clock = new TestClock()
  const [owner, friend] = [await newPerson('student', clock), await newPerson('student', clock)]
  const { id: groupId, code } = await createGroup(owner.ctx, { name: 'Together' })
  await joinByCode(friend.ctx, { code })
  expect(await refusal(setGoal(friend.ctx, { groupId, targetXp: 100 }))).toBe('forbidden')
  expect((await setGoal(owner.ctx, { groupId, targetXp: 100 })).goal).toEqual({ targetXp: 100, xp: 0, reachedAt: null })
  await earn(owner, 60)
  expect((await ownGroup(friend.ctx, groupId)).goal).toEqual({ targetXp: 100, xp: 60, reachedAt: null })
  await Promise.all([earn(friend, 45), earn(friend, 45), earn(friend, 45)])
  await earn(owner, 90)
  expect((await ownGroup(friend.ctx, groupId)).goal).toEqual({
    targetXp: 100,
    xp: 135,
    reachedAt: clock.now().toISOString(),
  })
  expect(await refusal(setGoal(owner.ctx, { groupId, targetXp: 500 }))).toBe('goal_reached')
  clock.pass(7 * 86_400)
  expect((await ownGroup(owner.ctx, groupId)).goal).toEqual({ targetXp: 100, xp: 0, reachedAt: null })
  await earn(owner, 100)
  expect((await ownGroup(owner.ctx, groupId)).goal?.reachedAt).toBe(clock.now().toISOString())
  expect((await factsAbout(groupId)).filter(name => name === 'group.goal-reached')).toHaveLength(2)
  expect(await db(system).select().from(groupGoals).where(eq(groupGoals.groupId, groupId))).toHaveLength(2)
})

test('XP of the last moment of a week reaches its goal, also when it is heard after Monday has begun', async () => {
  const clock = new TestClock(Date.parse('2026-03-01T23:59:59.999Z'))
  const owner = await newPerson('student', clock)
  const { id: groupId } = await createGroup(owner.ctx, { name: 'Late' })
  await setGoal(owner.ctx, { groupId, targetXp: 100 })
  const at = clock.now()
  const week = { scopeId: EVERYBODY, period: 'week' as const, startsOn: startOf('week', at) }
  await db(system)
    .insert(xpTotals)
    .values({ ...week, userId: owner.id, xp: 100, reachedAt: at })
  clock.pass(5)
  await noteGoals(owner.ctx, { userId: owner.id, courseId: null, at })
  await noteGoals(owner.ctx, { userId: owner.id, courseId: null, at })
  expect((await factsAbout(groupId)).filter(name => name === 'group.goal-reached')).toHaveLength(1)
  expect((await ownGroup(owner.ctx, groupId)).goal).toEqual({ targetXp: 100, xp: 0, reachedAt: null })
})

test('a goal at which the group stands already is reached as it is set, not with the next award', async () => {
  const clock = new TestClock()
  const owner = await newPerson('student', clock)
  const { id: groupId } = await createGroup(owner.ctx, { name: 'Modest' })
  await earn(owner, 60)
  const reached = { targetXp: 40, xp: 60, reachedAt: clock.now().toISOString() }
  expect((await setGoal(owner.ctx, { groupId, targetXp: 40 })).goal).toEqual(reached)
  expect((await factsAbout(groupId)).filter(name => name === 'group.goal-reached')).toHaveLength(1)
})

test('in a group of a course only the XP of that course counts', async () => {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ ownerId: teacher.id })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const { id: groupId, code } = await createGroup(teacher.ctx, { name: 'Class', courseId: course.id })
  await joinByCode(learner.ctx, { code })
  await setGoal(teacher.ctx, { groupId, targetXp: 50 })
  await earn(learner, 500)
  await earn(learner, 20, course.id)
  expect((await ownGroup(learner.ctx, groupId)).goal).toEqual({ targetXp: 50, xp: 20, reachedAt: null })
})

test('each group counts its own members, those who are held off the boards not; a worker that was away for a day tells nothing', async () => {
  const clock = new TestClock(Date.parse('2026-03-03T12:00:00Z'))
  const [both, held] = [await newPerson('student', clock), await newPerson('student', clock)]
  const [one, two] = [await createGroup(both.ctx, { name: 'One' }), await createGroup(both.ctx, { name: 'Two' })]
  for (const { id: groupId } of [one, two]) await setGoal(both.ctx, { groupId, targetXp: 100 })
  await joinByCode(held.ctx, { code: two.code })
  await db(system).insert(userStats).values({ userId: held.id, xp: 90, level: 1, heldAt: clock.now() })
  await earn(held, 90)
  await earn(both, 30)
  const goals = async () => [
    (await ownGroup(both.ctx, one.id)).goal?.reachedAt,
    (await ownGroup(both.ctx, two.id)).goal?.reachedAt,
  ]
  expect(await goals()).toEqual([null, null])
  const at = clock.now()
  await db(system).update(xpTotals).set({ xp: 100 }).where(eq(xpTotals.userId, both.id))
  clock.pass(24 * 3600 + 1)
  await noteGoals(both.ctx, { userId: both.id, courseId: null, at })
  expect(await goals()).toEqual([null, null])
  await noteGoals(both.ctx, { userId: both.id, courseId: null, at: new Date(at.getTime() + 2000) })
  expect((await goals()).every(Boolean)).toBe(true)
})
