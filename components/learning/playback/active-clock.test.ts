// When time in a lesson counts as active.
import { expect, test } from 'vitest'
import { type ActiveClock, startClock, takeSeconds, tick } from './active-clock'

const here = { hidden: false, playing: false, touchedAt: 0 }
const seconds = (clock: ActiveClock) => clock.milliseconds / 1000

test('time counts while somebody is there', () => {
  expect(seconds(tick(startClock(0), 5000, here))).toBe(5)
})

test('a hidden tab counts nothing, whatever plays in it', () => {
  expect(seconds(tick(startClock(0), 5000, { ...here, hidden: true, playing: true }))).toBe(0)
})

test('reading stops counting a minute after the last input', () => {
  let clock = startClock(0)
  for (let now = 5000; now <= 120_000; now += 5000) clock = tick(clock, now, here)
  expect(seconds(clock)).toBe(60)
})

test('a playing video counts without input', () => {
  let clock = startClock(0)
  for (let now = 5000; now <= 120_000; now += 5000) clock = tick(clock, now, { ...here, playing: true })
  expect(seconds(clock)).toBe(120)
})

test('a machine that slept, or a clock set back, adds nothing', () => {
  expect(seconds(tick(startClock(0), 3_600_000, { ...here, playing: true }))).toBe(0)
  expect(seconds(tick(startClock(5000), 0, here))).toBe(0)
})

test('fractions of a second are kept for the next message', () => {
  const taken = takeSeconds({ countedUntil: 0, milliseconds: 2700 })
  expect(taken).toEqual({ seconds: 2, clock: { countedUntil: 0, milliseconds: 700 } })
})
