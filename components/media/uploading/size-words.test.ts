// Sizes and progress read as people say them.
import { expect, test } from 'vitest'
import { percentOf, progressWords, sizeWords } from './size-words'

test.each([
  [0, '0 KB'],
  [1, '1 KB'],
  [312 * 1024, '312 KB'],
  [1023 * 1024, '1 MB'],
  [1.44 * 1024 ** 2, '1.4 MB'],
  [25 * 1024 ** 2, '25 MB'],
  [2 * 1024 ** 3, '2 GB'],
  [5000 * 1024 ** 3, '5,000 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words))

test('an upload is at 100 % only when all of it is there', () => {
  expect(percentOf(999, 1000)).toBe(99)
  expect(percentOf(1000, 1000)).toBe(100)
  expect(percentOf(0, 0)).toBe(0)
  expect(progressWords(1024 ** 3, 2 * 1024 ** 3)).toBe('50 % · 1 GB of 2 GB')
})
