// The anomaly filter: honest hours pass whatever their lessons, hours that cannot be do not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowanceOf, type HourEntry, isUnusual } from './allowance'

const lessons = (count: number, minutes: number, amount: number): HourEntry[] =>
  Array.from({ length: count }, (_, n) => ({ amount, lessonId: `lesson-${minutes}-${n}`, minutes }))
const flagged = (entries: HourEntry[]) => isUnusual(allowanceOf(entries))

describe('passes', () => {
  test.each([
    ['an hour of ten-minute lessons', lessons(6, 10, 25)],
    ['the same at double speed', lessons(12, 10, 25)],
    ['thirty short expert lessons', lessons(30, 2, 20)],
    ['300 XP, however they came', lessons(30, 0, 10)],
    ['a whole course of an hour with its reward', [...lessons(12, 5, 17), { amount: 105, lessonId: null, minutes: 0 }]],
    ['nothing', []],
  ])('%s', (_, entries) => {
    expect(flagged(entries)).toBe(false)
  })
})

describe('is flagged', () => {
  test.each([
    ['ten hours of material in one', lessons(60, 10, 10)],
    ['forty empty lessons', lessons(40, 0, 10)],
    ['many lessons of a few seconds', lessons(31, 0.1, 20)],
    ['rewards without material', [...lessons(1, 1, 10), { amount: 500, lessonId: null, minutes: 0 }]],
  ])('%s', (_, entries) => {
    expect(flagged(entries)).toBe(true)
  })
})

test('the time of a lesson counts once, whatever it gave', () => {
  const twice = [
    { amount: 10, lessonId: 'quiz', minutes: 4 },
    { amount: 20, lessonId: 'quiz', minutes: 4 },
  ]
  expect(allowanceOf(twice)).toEqual({ xp: 30, allowed: 20 })
})

test('the limit is exact: three times the allowance passes, one more does not', () => {
  expect(isUnusual({ xp: 303, allowed: 101 })).toBe(false)
  expect(isUnusual({ xp: 304, allowed: 101 })).toBe(true)
  expect(isUnusual({ xp: 300, allowed: 0 })).toBe(false)
  expect(isUnusual({ xp: 301, allowed: 0 })).toBe(true)
})

test('whoever takes lessons at up to three times their length, worth at most five XP a minute, is never flagged', () => {
  const lesson = fc.record({
    minutes: fc.double({ min: 1, max: 30, noNaN: true }),
    rate: fc.double({ min: 0, max: 5, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(lesson, { maxLength: 100 }), taken => {
      const entries: HourEntry[] = []
      let minutes = 0
      for (const [n, { minutes: length, rate }] of taken.entries()) {
        minutes += length
        if (minutes > 175) break
        entries.push({ amount: Math.floor(length * rate), lessonId: `${n}`, minutes: length })
      }
      expect(flagged(entries)).toBe(false)
    }),
  )
})
