// Rarity reads as people say it.
import { expect, test } from 'vitest'
import { rarityWords } from './achievement-words'

test.each([
  [0, 'nobody has it yet'],
  [0.004, 'under 1 % have it'],
  [0.01, '1 % have it'],
  [0.257, '26 % have it'],
  [1, '100 % have it'],
])('%d', (rarity, words) => {
  expect(rarityWords(rarity)).toBe(words)
})
