// Local times are moments, also around the days on which clocks change.
import { expect, test } from 'vitest'
import { localTime, momentOf } from './local-time'

test.each([
  ['2026-01-15T09:00', 'Europe/Berlin', '2026-01-15T08:00:00.000Z'],
  ['2026-07-15T09:00', 'Europe/Berlin', '2026-07-15T07:00:00.000Z'],
  ['2026-07-15T09:00:30', 'UTC', '2026-07-15T09:00:30.000Z'],
  ['2026-07-15T09:00', 'Asia/Kathmandu', '2026-07-15T03:15:00.000Z'],
  ['2026-12-31T23:30', 'America/Los_Angeles', '2027-01-01T07:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T04:00', 'Europe/Berlin', '2026-10-25T03:00:00.000Z'],
  ['2026-07-15T09:00', 'Nowhere/Land', '2026-07-15T09:00:00.000Z'],
])('%s in %s', (local, zone, moment) => {
  expect(momentOf(local, zone)?.toISOString()).toBe(moment)
})

test('what is no time is none', () => {
  expect(momentOf('2026-13-40T99:99', 'UTC')).toBeUndefined()
})

test('a moment is shown as the local time that means it', () => {
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/Sao_Paulo'])
    expect(momentOf(localTime(new Date('2026-05-05T11:22:00Z'), zone), zone)?.toISOString()).toBe(
      '2026-05-05T11:22:00.000Z',
    )
})
