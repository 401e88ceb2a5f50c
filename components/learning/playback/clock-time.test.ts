// How moments and lengths read.
import { expect, test } from 'vitest'
import { clockTime, duration } from './clock-time'

test('moments', () => {
  expect([0, 5.9, 65, 3723, -1].map(clockTime)).toEqual(['0:00', '0:05', '1:05', '1:02:03', '0:00'])
})

test('lengths', () => {
  expect([0, 40, 60, 725, 3600, 7500, 3599].map(duration)).toEqual([
    '1 s',
    '40 s',
    '1 min',
    '12 min',
    '1 h',
    '2 h 5 min',
    '1 h',
  ])
})
