// What an address of a quiz asks for.
import { expect, test } from 'vitest'
import { attemptView, viewOf } from './quiz-address'

test('addresses', () => {
  expect(attemptView('/learn/a/b', 'x', '3')).toBe('/learn/a/b?attempt=x&q=3')
  expect(attemptView('/learn/a/b', 'x')).toBe('/learn/a/b?attempt=x')
})

test.each([
  ['3', 3],
  ['0', 1],
  ['99', 8],
  ['x', 1],
  [undefined, 1],
  ['-2', 1],
  ['review', 'review'],
] as const)('%s of 8 shows %s', (at, shown) => {
  expect(viewOf(at, 8)).toBe(shown)
})
