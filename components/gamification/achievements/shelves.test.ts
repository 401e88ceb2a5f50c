// On the page of achievements what is near stands before what is far, and nothing is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AchievementView } from '@/lib/gamification/achievements/schemas'
import { lastOf, nextOf, shelvesOf } from './shelves'

const item = (key: string, more: Partial<AchievementView> = {}): AchievementView => ({
  key,
  name: key,
  description: '',
  category: 'steps',
  tier: 'pebble',
  earnedAt: null,
  progress: { current: 0, target: 10 },
  rarity: 0,
  hidden: false,
  ...more,
})
const keys = (items: readonly AchievementView[]) => items.map(({ key }) => key)

const ALL = [
  item('far', { progress: { current: 1, target: 100 } }),
  item('old', { earnedAt: '2026-01-05T00:00:00.000Z' }),
  item('secret', { hidden: true }),
  item('near', { progress: { current: 9, target: 10 } }),
  item('new', { earnedAt: '2026-11-20T00:00:00.000Z' }),
  item('begun elsewhere', { category: 'voice', progress: { current: 1, target: 2 } }),
]

test('a shelf shows the newest earned first, then the nearest, and what hides last', () => {
  const [steps] = shelvesOf(ALL)
  expect(steps).toMatchObject({ category: 'steps', name: 'Steps', earned: 2 })
  expect(keys(steps?.items ?? [])).toEqual(['new', 'old', 'near', 'far', 'secret'])
})

test('what comes next is nearest over all shelves, never earned and never hidden', () => {
  expect(keys(nextOf(ALL, 2))).toEqual(['near', 'begun elsewhere'])
  expect(keys(nextOf(ALL, 10))).toEqual(['near', 'begun elsewhere', 'far'])
})

test('somebody who has just begun is shown what most have earned, and then what asks for least', () => {
  const fresh = [100, 1, 10].map(target => item(String(target), { progress: { current: 0, target } }))
  const common = item('common', { rarity: 0.9 })
  expect(keys(nextOf([...fresh, common], 3))).toEqual(['common', '1', '10'])
})

test('what came last comes first', () => {
  expect(keys(lastOf(ALL, 1))).toEqual(['new'])
})

const anything = fc.record({
  category: fc.constantFrom('steps' as const, 'summits' as const, 'growth' as const),
  earnedAt: fc.option(
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map(at => at.toISOString()),
  ),
  progress: fc.record({ current: fc.nat(50), target: fc.integer({ min: 1, max: 50 }) }),
  hidden: fc.boolean(),
})
test('every achievement stands on exactly one shelf', () => {
  fc.assert(
    fc.property(fc.array(anything), given => {
      const all = given.map((each, index) => item(`a-${index}`, each))
      const shelved = shelvesOf(all).flatMap(({ items }) => keys(items))
      expect(shelved.toSorted()).toEqual(keys(all).toSorted())
    }),
  )
})
