// A difference leads from one text to the other and back, keeps little of what is long, and says what it left out.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bounded, difference } from './difference'
import { textEdit } from './text-edit'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const HALF = /\p{Surrogate}/u
const text = fc.array(fc.constantFrom('cloud', 'rain ', '\n', '🌧️', '🌦', 'é', 'x'.repeat(60)), { maxLength: 30 })
const texts = text.map(parts => parts.join(''))

test('an edit leads from the one text to the other and back, and no half of a character is in it', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const edit = textEdit(before, after)
      const { at } = edit.place
      expect(before.slice(0, at) + edit.after + before.slice(at + edit.before.length)).toBe(after)
      expect(after.slice(0, at) + edit.before + after.slice(at + edit.after.length)).toBe(before)
      expect(edit.before + edit.after).not.toMatch(HALF)
      expect(edit.place.whole.after).toEqual({ length: after.length, sha256: sha256(after) })
    }),
  )
})

test('of a long text only what differs is kept, with a few words around', () => {
  const [head, tail] = ['before '.repeat(5000), ' behind'.repeat(5000)]
  const edit = textEdit(`${head}old${tail}`, `${head}new${tail}`)
  expect(edit).toMatchObject({ before: expect.stringContaining('old'), after: expect.stringContaining('new') })
  expect(edit.before.length).toBeLessThan(100)
  expect(edit.place.isCut).toBe(false)
})

test('what is too long is cut, and its fingerprint is that of the whole', () => {
  const before = '🌧'.repeat(150_000)
  const edit = textEdit(before, '')
  expect(edit.place).toMatchObject({ isCut: true, whole: { before: { length: 300_000, sha256: sha256(before) } } })
  expect(edit.before.length).toBeLessThanOrEqual(200_000)
  expect(edit.before).not.toMatch(HALF)
})

test('only fields that differ, and what is missing is null', () => {
  expect(difference({ a: 1, b: ['x'], c: 2 }, { a: 1, b: ['y'], d: 3 })).toEqual({
    before: { b: ['x'], c: 2, d: null },
    after: { b: ['y'], c: null, d: 3 },
  })
  expect(difference({}, { text: 'half \ud83c' })).toEqual({ before: { text: null }, after: { text: 'half \ufffd' } })
  const long = 'word '.repeat(200)
  expect(difference({ body: null }, { body: long })).toMatchObject({
    before: { body: '' },
    after: { body: long },
    texts: { body: { at: 0, isCut: false } },
  })
})

test('a list that does not fit says how much is missing, and of what', () => {
  const list = Array.from({ length: 10 }, (_, at) => `entry ${at}`)
  expect(bounded(list, 1000)).toEqual(list)
  expect(bounded(list, 25)).toEqual(['entry 0', 'entry 1', { leftOut: 8, sha256: sha256(JSON.stringify(list)) }])
  expect(bounded(list, 1)).toEqual([{ leftOut: 10, sha256: expect.any(String) }])
})
