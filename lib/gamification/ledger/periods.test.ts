// Weeks begin on Monday, months on the first, both at 00:00 UTC.
import { expect, test } from 'vitest'
import { periodsOf, startOf } from './periods'

test.each([
  ['2026-03-01T23:59:59.999Z', '2026-02-23', '2026-03-01'],
  ['2026-03-02T00:00:00.000Z', '2026-03-02', '2026-03-01'],
  ['2024-02-29T12:00:00.000Z', '2024-02-26', '2024-02-01'],
  ['2027-01-01T00:00:00.000Z', '2026-12-28', '2027-01-01'],
])('%s', (at, week, month) => {
  expect(startOf('week', new Date(at))).toBe(week)
  expect(startOf('month', new Date(at))).toBe(month)
  expect(periodsOf(new Date(at)).at(-1)).toEqual({ period: 'all', startsOn: '1970-01-01' })
})
