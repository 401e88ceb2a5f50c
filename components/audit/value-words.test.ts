// Whatever the trail keeps reads as words.
import { expect, test } from 'vitest'
import { fieldWords, inOrder, pairsOf, valueWords } from './value-words'

test.each<[unknown, string]>([
  [null, ''],
  ['', ''],
  [true, 'yes'],
  [0, '0'],
  [['a', 'b'], 'a, b'],
  [[], ''],
  [{ xp: 12, board: null }, 'xp: 12, board: nothing'],
  [
    [
      {
        id: '1',
        title: 'One',
        lessons: [
          { id: '3', title: 'Why' },
          { id: '4', title: 'How' },
        ],
      },
      { id: '2', title: 'Two' },
      { leftOut: 3, sha256: 'abc' },
    ],
    '1. One\n    – Why\n    – How\n2. Two (the same lessons)\n… and 3 more (all together: SHA-256 abc)',
  ],
  [
    [
      { textMarkdown: 'Water', correct: true },
      { textMarkdown: 'Wool', correct: false },
    ],
    '✓ Water\n✗ Wool',
  ],
  [[{ versionId: null, learners: 3 }], '1. version id: nothing, learners: 3'],
])('%j reads %j', (value, words) => {
  expect(valueWords(value)).toBe(words)
})

test('fields have names', () => {
  expect(fieldWords('bodyMarkdown')).toBe('text')
  expect(fieldWords('suspendedAt')).toBe('suspended at')
})

test('things of both sides stand together by their ids', () => {
  const item = (id: string, promptMarkdown: string) => ({ id, number: 1, promptMarkdown })
  expect(pairsOf([item('a', 'Old'), item('b', 'Gone')], [item('a', 'New'), { leftOut: 1, sha256: 'x' }])).toEqual([
    { id: 'a', name: 'question 1', before: item('a', 'Old'), after: item('a', 'New') },
    { id: 'b', name: 'question 1', before: item('b', 'Gone'), after: null },
  ])
  expect(pairsOf(['a'], ['b'])).toBeNull()
  expect(pairsOf(null, 'b')).toBeNull()
})

test('a thing is told by what is read first, without what it does not have', () => {
  expect(inOrder({ id: 'x', kind: 'single', skills: [], points: 1, promptMarkdown: 'Why?' })).toEqual([
    ['promptMarkdown', 'Why?'],
    ['kind', 'single'],
    ['points', 1],
  ])
})
