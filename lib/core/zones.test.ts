// A zone is found by each of its names, and nonsense is none.
import { expect, test } from 'vitest'
import { sameClock, zoneNamed } from './zones'

test('every name that a browser may say leads to one zone', () => {
  expect(zoneNamed('Asia/Kolkata')).toBe(zoneNamed('Asia/Calcutta'))
  expect(zoneNamed('Europe/Kyiv')).toBe(zoneNamed('Europe/Kiev'))
  expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin')
  expect(zoneNamed('Etc/UTC')).toBe('UTC')
  for (const name of Intl.supportedValuesOf('timeZone')) expect(zoneNamed(name)).toBe(name)
})

test('what is no zone is none', () => {
  for (const name of ['', ' ', 'Berlin', 'Mars/Olympus', 'Europe/Berlin ', '+25:00', 'x'.repeat(300)])
    expect(zoneNamed(name)).toBeUndefined()
})

test('zones share a clock where they agree in summer and in winter', () => {
  const at = new Date('2026-11-27T12:00:00Z')
  expect(sameClock('Europe/Berlin', 'Europe/Paris', at)).toBe(true)
  expect(sameClock('Asia/Kolkata', 'Asia/Calcutta', at)).toBe(true)
  expect(sameClock('Europe/London', 'UTC', at)).toBe(false)
  expect(sameClock('Europe/London', 'UTC', new Date('2026-06-27T12:00:00Z'))).toBe(false)
  expect(sameClock('Asia/Tokyo', 'Pacific/Auckland', at)).toBe(false)
})
