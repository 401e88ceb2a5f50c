// Facts of a course read naturally at their edges.
import { expect, test } from 'vitest'
import { counted, durationWords, languageName, levelWord } from './words'

test.each([
  [0, '1 min'],
  [59 * 60, '59 min'],
  [3600, '1 h'],
  [5400, '1 h 30 min'],
  [11.4 * 3600, '11 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

test('a language tag that is none is shown as it is', () => {
  expect([languageName('pt-BR'), languageName('?')]).toEqual(['Brazilian Portuguese', '?'])
})

test('an unknown level is shown as it is', () => {
  expect([levelWord('advanced'), levelWord('toString')]).toEqual(['Advanced', 'toString'])
})

test('one is not plural', () => {
  expect([counted(1, 'lesson'), counted(1200, 'hour')]).toEqual(['1 lesson', '1,200 hours'])
})
