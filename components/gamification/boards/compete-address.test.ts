// Each board has one address, which leads back to it.
import { expect, test } from 'vitest'
import { type Asked, askedBy, competePath } from './compete-address'

const groupId = '0190000a-0000-7000-8000-000000000001'
const boards: [Asked, string][] = [
  [{ scope: 'global', period: 'week' }, '/compete'],
  [{ scope: 'global', period: 'all' }, '/compete?period=all'],
  [{ scope: 'course', courseId: 'c', period: 'month' }, '/compete?courseId=c&period=month'],
  [{ scope: 'group', groupId, period: 'week' }, `/compete?groupId=${groupId}`],
]

test.each(boards)('%j is at %s', (asked, path) => {
  expect(competePath(asked)).toBe(path)
  expect(askedBy(Object.fromEntries(new URL(path, 'http://x').searchParams))).toEqual(asked)
})

test('nonsense leads to everybody’s board of the week', () => {
  expect(askedBy({ period: 'year', groupId: 'x', courseId: ['a', 'b'] })).toEqual({ scope: 'global', period: 'week' })
})
