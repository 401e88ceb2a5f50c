// What is wrong with an input is said for each field, in words.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parse, sentence, tryParse } from './fields'

const Course = z.strictObject({
  title: z.string().min(1, 'please fill this in'),
  tags: z.array(z.string()).optional(),
  extra: z.any().optional(),
})
const errorsOf = (value: unknown) => {
  const parsed = tryParse(Course, value)
  return parsed.success ? [] : parsed.errors
}

test('every wrong field has its path', () => {
  expect(errorsOf({ title: '', tags: ['a', 7], colour: 'red' }).map(error => error.path)).toEqual([
    'title',
    'tags.1',
    'colour',
  ])
  expect(errorsOf('nonsense')[0]?.path).toBe('')
})

test('text that no database keeps is wrong wherever it stands, also as a name', () => {
  expect(errorsOf({ title: 'a\0b' })).toEqual([{ path: 'title', message: 'has characters that cannot be stored' }])
  expect(errorsOf({ title: 'a', tags: ['\ud800'] })[0]?.path).toBe('tags.0')
  expect(errorsOf({ title: 'a', extra: { 'x\0': 1 } })[0]?.message).toMatch(/name/)
  expect(errorsOf({ title: 'a', extra: { when: new Date(0), none: null, plain: Object.create(null) } })).toEqual([])
})

test('a bad path is not found, a bad body is invalid, a good one is given back', () => {
  expect(parse(Course, { title: 'a' }, 'body')).toEqual({ title: 'a' })
  expect(() => parse(Course, {}, 'path')).toThrow(expect.objectContaining({ reason: 'not_found' }))
  expect(() => parse(Course, {}, 'body')).toThrow(expect.objectContaining({ reason: 'invalid' }))
})

test('one sentence names the first field and how many more there are', () => {
  expect(sentence([])).toBe('Some of that is not right.')
  expect(sentence([{ path: '', message: 'is no object' }])).toBe('Please check what you sent: is no object.')
  expect(
    sentence([
      { path: 'a', message: 'is short' },
      { path: 'b', message: 'is long' },
    ]),
  ).toBe('Please check “a”: is short (and 1 more).')
})

test('what zod has no words of ours for is said in one sentence, too', () => {
  const Asked = z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).optional(),
    name: z.string().min(1).max(3).optional(),
    ids: z.array(z.uuid()).min(1).max(2).optional(),
    level: z.enum(['easy', 'hard']).optional(),
    all: z.literal(true).optional(),
    to: z
      .discriminatedUnion('kind', [z.object({ kind: z.literal('one') }), z.object({ kind: z.literal('two') })])
      .optional(),
    either: z.union([z.number(), z.boolean()]).optional(),
    at: z.iso.datetime().optional(),
    text: z.string().regex(/^a$/).optional(),
    must: z.object({}).optional(),
  })
  const said = (value: object) => {
    const parsed = tryParse(Asked, value)
    return parsed.success ? undefined : parsed.errors.map(({ path, message }) => `${path} ${message}`).join('; ')
  }
  expect(said({ limit: 'abc' })).toBe('limit has to be a number')
  expect(said({ limit: '1.5' })).toBe('limit has to be a whole number')
  expect(said({ limit: '0' })).toBe('limit is at least 1')
  expect(said({ limit: '101' })).toBe('limit is at most 100')
  expect(said({ name: 7 })).toBe('name has to be a text, not a number')
  expect(said({ name: null })).toBe('name has to be a text, not null')
  expect(said({ name: 'long' })).toBe('name has at most 3 characters')
  expect(said({ name: '' })).toBe('name has at least 1 character')
  expect(said({ ids: [] })).toBe('ids has at least 1 entry')
  expect(said({ ids: 'x' })).toBe('ids has to be a list, not a text')
  expect(said({ ids: ['x'] })).toBe('ids.0 has to be an id, as this API gives them')
  expect(said({ level: 'x' })).toBe('level has to be one of "easy", "hard"')
  expect(said({ all: false })).toBe('all has to be true')
  expect(said({ to: { kind: 'three' } })).toBe('to.kind has to be one of "one", "two"')
  expect(said({ either: 'x' })).toBe('either has none of the forms that fit here')
  expect(said({ at: 'today' })).toBe('at has to be a time in UTC, such as 2026-03-01T12:00:00Z')
  expect(said({ text: 'b' })).toBe('text is not written as it has to be')
  expect(said({ must: [] })).toBe('must has to be an object, not a list')
  expect(errorsOf({})).toEqual([{ path: 'title', message: 'is missing' }])
  expect(errorsOf(undefined)).toEqual([{ path: '', message: 'there is no body' }])
})
