// Dates that somebody types mean the moment at which their own clock shows it, also on the days when clocks change.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localTime } from './local-time'

test.each([
  ['2026-05-01T08:00', 'Europe/Berlin', '2026-05-01T06:00:00.000Z'],
  ['2026-01-01T08:00', 'Europe/Berlin', '2026-01-01T07:00:00.000Z'],
  ['2026-05-01T08:00', 'Asia/Kathmandu', '2026-05-01T02:15:00.000Z'],
  ['2026-05-01T00:30', 'Pacific/Kiritimati', '2026-04-30T10:30:00.000Z'],
  // 02:30 is left out on 29 March and comes twice on 25 October.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(instantOf(local, zone)?.toISOString()).toBe(instant)
})

test.each(['', 'tomorrow', '2026-13-01T08:00', '2026-05-01', '2026-05-01T8:00'])('“%s” is no time', local => {
  expect(instantOf(local, 'UTC')).toBeUndefined()
})

test('there and back again is the same minute, wherever one is', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata')
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const back = instantOf(localTime(at, zone), zone)
      expect(localTime(back ?? new Date(0), zone)).toBe(localTime(at, zone))
    }),
  )
})
