// A slip costs nothing, guessing slows down, and nobody is locked out for longer than a minute.
import { expect, test } from 'vitest'
import { lockSeconds, waitSeconds } from './lock-out'

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [8, 8],
  [10, 32],
  [11, 60],
  [1e6, 60],
])('after %i wrong tries: %i seconds', (failures, seconds) => {
  expect(lockSeconds(failures)).toBe(seconds)
})

test('the wait counts from the last wrong try', () => {
  expect(waitSeconds(undefined, 0)).toBe(0)
  expect(waitSeconds({ count: 4, lastAtMs: 1000 }, 1000)).toBe(0)
  expect(waitSeconds({ count: 8, lastAtMs: 1000 }, 1500)).toBe(8)
  expect(waitSeconds({ count: 8, lastAtMs: 1000 }, 9000)).toBe(0)
})
