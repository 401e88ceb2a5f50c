// Times read as a person would say them.
import { expect, test } from 'vitest'
import { exactTime, relativeTime } from './relative-time'

const now = new Date('2026-11-23T12:00:00Z')

test.each([
  [-10, 'just now'],
  [20, 'just now'],
  [-50, '1 minute ago'],
  [-90, '1 minute ago'],
  [-3600 * 5, '5 hours ago'],
  [-86_400, 'yesterday'],
  [86_400 * 1.5, 'tomorrow'],
  [-86_400 * 9, 'last week'],
  [-86_400 * 200, '6 months ago'],
  [-86_400 * 800, '2 years ago'],
])('%d seconds from now is "%s"', (seconds, words) => {
  expect(relativeTime(new Date(now.getTime() + seconds * 1000), now)).toBe(words)
})

test('the exact time names its zone', () => {
  expect(exactTime(now, 'UTC').replaceAll('\u202f', ' ')).toBe('Nov 23, 2026, 12:00 PM UTC')
})
