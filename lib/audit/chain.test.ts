// The recipe of the seal: any change is another hash, the same value is the same hash.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BEGINNING, canonical, type Sealable, sealOf } from './chain'
import { changesOf } from './changes'
import { maskEmail } from './mask-email'

const entry: Sealable = {
  id: '0190b0f0-0000-7000-8000-000000000001',
  name: 'account.suspended',
  actorKind: 'user',
  actorId: '0190b0f0-0000-7000-8000-000000000002',
  actorName: null,
  sessionId: null,
  subjectId: '0190b0f0-0000-7000-8000-000000000003',
  courseId: null,
  requestId: 'r1',
  payload: { userId: '0190b0f0-0000-7000-8000-000000000003', reason: 'spam' },
  occurredAt: new Date('2026-01-01T10:00:00.123Z'),
  writtenIn: 42,
}

test('the recipe stays, so that what was sealed once can be checked for ever', () => {
  expect(sealOf(BEGINNING, 1, entry)).toBe('e568c75ed47cd3060e734a7ca49000560164c0b3c37488e550a8811f87eab8c9')
})

test('every field counts, and so do the place and what came before', () => {
  const changed: Partial<Sealable>[] = [
    { id: 'x' },
    { name: 'x' },
    { actorKind: 'system' },
    { actorId: null },
    { actorName: 'x' },
    { sessionId: 'x' },
    { subjectId: null },
    { courseId: 'x' },
    { requestId: 'r2' },
    { payload: { ...entry.payload, reason: 'Spam' } },
    { occurredAt: new Date('2026-01-01T10:00:00.124Z') },
    { writtenIn: 43 },
  ]
  const hashes = changed.map(field => sealOf(BEGINNING, 1, { ...entry, ...field }))
  hashes.push(sealOf(BEGINNING, 1, entry), sealOf(BEGINNING, 2, entry), sealOf('f'.repeat(64), 1, entry))
  expect(changed).toHaveLength(Object.keys(entry).length)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test('the order of keys does not matter, that of a list does', () => {
  expect(canonical({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}')
  expect(canonical({ there: [undefined], gone: undefined })).toBe('{"there":[null]}')
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
  expect(canonical({ list: [undefined], gone: undefined })).toBe('{"list":[null]}')
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a difference shows the fields that differ and no others', () => {
  expect(changesOf({ before: 'student', after: 'admin' })).toEqual([
    { field: 'value', before: 'student', after: 'admin' },
  ])
  const before = { title: 'A', level: 'beginner', tags: ['x'] }
  expect(changesOf({ before, after: { title: 'B', level: 'beginner', tags: ['x'] } })).toEqual([
    { field: 'title', before: 'A', after: 'B' },
  ])
  expect(changesOf({ before: { since: 1 } })).toEqual([{ field: 'since', before: 1, after: null }])
  expect(changesOf({ before: [1], after: [2] })).toEqual([{ field: 'value', before: [1], after: [2] }])
  expect(changesOf({ before: null, after: 'words' })).toEqual([{ field: 'value', before: null, after: 'words' }])
  expect(changesOf({ after: { since: 1 } })).toEqual([{ field: 'since', before: null, after: 1 }])
  expect(changesOf({ after: 'words' })).toEqual([{ field: 'value', before: null, after: 'words' }])
  expect(changesOf({ before: 'words' })).toEqual([{ field: 'value', before: 'words', after: null }])
  expect(changesOf({ reason: 'none' })).toEqual([])
})

test.each([
  ['ines.winter@example.com', 'i•••@example.com'],
  ['"odd@part"@example.com', '"•••@example.com'],
  ['no address', '•••'],
  ['@example.com', '•••'],
])('%s is kept as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})
