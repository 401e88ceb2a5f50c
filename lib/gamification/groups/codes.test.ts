// Codes are readable, different, and found again however they were typed.
import { expect, test } from 'vitest'
import { newCode, plainCode } from './codes'

test('a code has eight letters and digits, none of which looks like another, and no two are the same', () => {
  const codes = Array.from({ length: 2000 }, newCode)
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
  expect(new Set(codes).size).toBe(2000)
  expect(new Set(codes.join('')).size).toBe(32)
})

test.each([
  ['ABCD2345', 'ABCD2345'],
  [' abcd-2345 ', 'ABCD2345'],
  ['ab cd\n23—45'.replace('—', '-'), 'ABCD2345'],
])('%j is the code %s', (typed, code) => {
  expect(plainCode(typed)).toBe(code)
})
