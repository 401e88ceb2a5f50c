// Days begin and end by the clock on the wall, also when it is put forward or back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, localDay, localHour, startOfDay, weekday, weekOf } from './local-day'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Sao_Paulo',
]
const zone = fc.constantFrom(...ZONES)
const moment = fc.date({ min: new Date('2019-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })

test.each([
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29', 1],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 3],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26', 0],
  ['2028-02-29T12:00:00Z', 'UTC', '2028-02-29', 12],
  ['2026-06-01T10:00:00Z', 'Pacific/Kiritimati', '2026-06-02', 0],
  ['2026-06-01T10:00:00Z', 'Pacific/Pago_Pago', '2026-05-31', 23],
  ['2026-06-01T10:00:00Z', 'No/Such_Zone', '2026-06-01', 10],
])('%s in %s is on %s, hour %i', (at, where, day, hour) => {
  expect(localDay(new Date(at), where)).toBe(day)
  expect(localHour(new Date(at), where)).toBe(hour)
})

test.each([
  ['2026-03-29', 'Europe/Berlin', 23],
  ['2026-10-25', 'Europe/Berlin', 25],
  ['2026-04-05', 'Australia/Lord_Howe', 24.5],
  ['2011-12-30', 'Pacific/Apia', 0],
  ['2028-02-29', 'America/New_York', 24],
])('%s in %s has %d hours', (day, where, hours) => {
  expect((startOfDay(addDays(day, 1), where) - startOfDay(day, where)) / 3_600_000).toBe(hours)
})

test('a moment lies on the day that began last', () => {
  fc.assert(
    fc.property(moment, zone, (at, where) => {
      const day = localDay(at, where)
      expect(startOfDay(day, where)).toBeLessThanOrEqual(at.getTime())
      expect(startOfDay(addDays(day, 1), where)).toBeGreaterThan(at.getTime())
    }),
  )
})

test('days are counted across leap days, and weeks begin on Monday', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2)
  expect([weekday('2026-11-23'), weekday('2026-11-29')]).toEqual([0, 6])
  expect([weekOf('2026-11-29'), weekOf('2026-11-30')]).toEqual(['2026-11-23', '2026-11-30'])
})
