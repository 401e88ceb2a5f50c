// Whoever asks for the one row gets it, or hears at once that there is none.
import { expect, test } from 'vitest'
import { only } from './only'

test('the row, also one that is nothing itself', () => {
  expect(only([{ xp: 3 }])).toEqual({ xp: 3 })
  expect(only([undefined])).toBeUndefined()
})

test('no row is an error, not a default', () => {
  expect(() => only([])).toThrow('gave none')
})
