// Active time is never credited twice, nor faster than the clock.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credit, MOST_PER_MESSAGE } from './active-time'

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000)

test.each([
  ['a heartbeat that was lived', 15, 20, 0, 15],
  ['more than has passed', 60, 20, 0, 20],
  ['more than a message may bring', 500, 3600, 0, MOST_PER_MESSAGE],
  ['nothing', 0, 20, 0, 0],
  ['what another tab has just claimed', 20, 20, 20, 0],
])('%s', (_, claimed, now, creditedUntil, expected) => {
  const given = { now: at(now), creditedUntil: at(creditedUntil), startedAt: at(0) }
  expect(credit(claimed, given).seconds).toBe(expected)
})

test('time before the lesson was opened does not count', () => {
  expect(credit(60, { now: at(100), creditedUntil: at(0), startedAt: at(90) }).seconds).toBe(10)
})

test('a claim of nothing leaves the mark, so that the next one still counts', () => {
  expect(credit(0, { now: at(50), creditedUntil: at(0), startedAt: at(0) }).creditedUntil).toEqual(at(0))
})

test('any number of tabs together are credited at most the time that passed', () => {
  const messages = fc.array(
    fc.record({
      wait: fc.double({ min: 0, max: 200, noNaN: true }),
      claimed: fc.double({ min: 0, max: 500, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(messages, list => {
      let now = 0
      let total = 0
      let creditedUntil = at(0)
      for (const message of list) {
        now += message.wait
        const credited = credit(message.claimed, { now: at(now), creditedUntil, startedAt: at(0) })
        total += credited.seconds
        creditedUntil = credited.creditedUntil
        expect(creditedUntil.getTime()).toBeLessThanOrEqual(at(now).getTime())
      }
      expect(total).toBeLessThanOrEqual(now)
    }),
  )
})
