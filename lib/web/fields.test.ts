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
