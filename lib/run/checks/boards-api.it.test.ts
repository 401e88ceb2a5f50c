// The endpoints of boards and peer groups, by status, and what a channel of a board hears.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { xpTotals } from '@/db/schema/gamification'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { boardsOf } from '@/lib/gamification/boards/board'
import { EVERYBODY } from '@/lib/gamification/ledger/periods'
import { topicFor } from '../channels'
import { api } from '../testing/api'
import { type Person, person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const as = (who: Person | null) => (method: string, path: string, body?: unknown) =>
  api(method, `/api/v1${path}`, { ...(who && { token: who.token }), body })
const board = (query = '') => `/gamification/leaderboard${query}`

async function learner(xp: number, scopeId = EVERYBODY) {
  const someone = await person()
  const now = new Date()
  const totals = boardsOf(scopeId, now).map(each => ({ ...each, userId: someone.id, xp, reachedAt: now }))
  await db(someone.ctx).insert(xpTotals).values(totals)
  return someone
}

test('the board of everybody: 200 in the published shape, 401 for guests, 422 for nonsense', async () => {
  const [first, second] = [await learner(40), await learner(12)]
  expect((await as(null)('GET', board())).status).toBe(401)
  for (const period of ['week', 'month', 'all']) {
    const { status, body } = await as(second)('GET', board(`?scope=global&period=${period}&limit=1`))
    expect([status, body.scope, body.period]).toEqual([200, 'global', period])
    expect(body.items).toEqual([{ rank: 1, user: { id: first.id, name: first.name, image: null }, xp: 40, level: 1 }])
    expect(body.me).toEqual({ rank: 2, xp: 12 })
  }
  expect((await as(await person())('GET', board())).body.me).toBeNull()
  for (const wrong of [
    '?limit=0',
    '?limit=101',
    '?scope=all',
    '?period=day',
    '?scope=course',
    '?scope=group',
    '?groupId=x',
  ])
    expect((await as(first)('GET', board(wrong))).status).toBe(422)
})

test('the board of a course: 200 for its learners, 403 for others, 404 for what is not there', async () => {
  const course = await newCourse()
  const [inside, outside] = [await learner(9, course.id), await person()]
  await as(inside)('POST', `/courses/${course.id}/enroll`)
  const path = board(`?scope=course&courseId=${course.id}`)
  expect((await as(inside)('GET', path)).body).toMatchObject({ scope: 'course', me: { rank: 1, xp: 9 } })
  expect((await as(outside)('GET', path)).status).toBe(403)
  expect((await as(outside)('GET', board(`?scope=course&courseId=${newId()}`))).status).toBe(404)
  const hears = (who: Person) => topicFor(who.ctx.actor, `leaderboard:course:${course.id}`)
  expect([await hears(inside), await hears(outside)]).toEqual([`leaderboard:course:${course.id}`, undefined])
})

test('a peer group: 201, joined by its code, seen by members alone, left with 204', async () => {
  const [owner, friend, other] = [await learner(5), await person(), await person()]
  const made = await as(owner)('POST', '/groups', { name: 'Early birds' })
  expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/groups/${made.body.id}`])
  expect(made.body).toMatchObject({ name: 'Early birds', code: expect.stringMatching(/^[2-9A-Z]{8}$/) })
  const path = `/groups/${made.body.id}`
  const [ranks, channel] = [board(`?scope=group&groupId=${made.body.id}`), `leaderboard:group:${made.body.id}`]
  expect((await as(friend)('GET', ranks)).status).toBe(404)
  expect((await as(friend)('POST', `${path}/join`, { code: 'WRONG234' })).status).toBe(422)
  expect((await as(friend)('POST', `${path}/join`, {})).status).toBe(422)
  expect((await as(friend)('POST', `/groups/${newId()}/join`, { code: made.body.code })).status).toBe(404)
  expect((await as(null)('POST', `${path}/join`, { code: made.body.code })).status).toBe(401)
  for (let twice = 0; twice < 2; twice += 1)
    expect((await as(friend)('POST', `${path}/join`, { code: made.body.code })).status).toBe(200)
  expect((await as(friend)('GET', ranks)).body).toMatchObject({
    items: [{ rank: 1 }, { rank: 2 }],
    me: { rank: 2, xp: 0 },
  })
  expect((await as(friend)('GET', path)).body).toMatchObject({ memberCount: 2, isOwner: false })
  expect((await as(other)('GET', path)).status).toBe(404)
  expect((await as(friend)('GET', '/groups')).body.items).toHaveLength(1)
  expect(await topicFor(friend.ctx.actor, channel)).toBe(channel)
  expect(await topicFor(other.ctx.actor, channel)).toBeUndefined()
  expect((await as(friend)('PUT', `${path}/goal`, { targetXp: 100 })).status).toBe(403)
  expect((await as(owner)('PUT', `${path}/goal`, { targetXp: 1 })).status).toBe(422)
  expect((await as(owner)('PUT', `${path}/goal`, { targetXp: 100 })).body.goal).toEqual({
    targetXp: 100,
    xp: 5,
    reachedAt: null,
  })
  expect((await as(friend)('DELETE', `${path}/members/me`)).status).toBe(204)
  expect((await as(friend)('DELETE', `${path}/members/me`)).status).toBe(404)
  expect((await as(owner)('POST', '/groups', { name: '' })).status).toBe(422)
  expect((await as(owner)('POST', '/groups', { name: 'No', courseId: newId() })).status).toBe(404)
})

test('what is no channel of a board has no topic', async () => {
  const { actor } = (await person()).ctx
  expect(await topicFor(actor, 'leaderboard:global')).toBe('leaderboard:global')
  for (const about of [
    '',
    'global:x',
    'course',
    'course:',
    'course:nonsense',
    `course:${newId()}`,
    `week:${newId()}`,
    `group:${newId()}:x`,
  ])
    expect(await topicFor(actor, `leaderboard:${about}`)).toBeUndefined()
})
