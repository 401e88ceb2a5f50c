// Titles and stones are for those who unlocked them, and nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { userStats } from '@/db/schema/gamification'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { ownStats } from '../reads'
import { chooseLook } from './choose-look'
import { xpAt } from './curve'
import { levelPath, ownLook } from './reads'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))

async function learnerAt(level: number, xp = xpAt(level)) {
  const learner = await newPerson()
  await db(system).insert(userStats).values({ userId: learner.id, level, xp })
  return learner
}

test('what a level unlocked can be chosen and put back', async () => {
  const { ctx } = await learnerAt(10)
  await chooseLook(ctx, { title: 'pathfinder', stone: 'slate' })
  expect(await ownLook(ctx)).toEqual({ title: 'pathfinder', stone: 'slate' })
  await chooseLook(ctx, { title: null, stone: 'slate' })
  expect(await ownLook(ctx)).toEqual({ title: null, stone: 'slate' })
})

test('what it did not unlock is refused with the level that opens it, and nothing changes', async () => {
  const { ctx } = await learnerAt(9)
  const slate = chooseLook(ctx, { title: 'pathfinder', stone: 'slate' })
  await expect(slate).rejects.toMatchObject({
    reason: 'forbidden',
    code: 'not_unlocked',
    message: '“Slate” opens at level 10.',
  })
  await expect(chooseLook(ctx, { title: 'emperor', stone: null })).rejects.toMatchObject({ reason: 'invalid' })
  expect(await ownLook(ctx)).toEqual({ title: null, stone: null })
  const newcomer = await newPerson()
  await expect(chooseLook(newcomer.ctx, { title: 'guide', stone: null })).rejects.toMatchObject({ reason: 'forbidden' })
})

test('the path says what is missing, and the stats what the level waits for', async () => {
  const { ctx } = await learnerAt(4, 5000)
  const { milestones, titles } = await levelPath(ctx)
  expect(milestones[0]).toMatchObject({ level: 5, met: false, has: 0, atLeast: 3, reached: false })
  expect(titles.every(({ open }) => !open)).toBe(true)
  expect(await ownStats(ctx)).toMatchObject({
    xp: 5000,
    level: 4,
    waitsFor: 'Learn on 3 different days',
    unlocks: [],
    rank: null,
  })
})
