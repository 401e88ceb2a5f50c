// Grading is exact, all or nothing, and never passes what does not reach the mark.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answered, grade, isCorrect } from './grading'

const frozen = (key: boolean[], kind: 'single' | 'multiple' = 'multiple') => ({
  kind,
  promptMarkdown: '',
  explanationMarkdown: '',
  body: { choices: key.map((correct, at) => ({ id: String(at), textMarkdown: '', correct })) },
})
const item = (key: boolean[], choiceIds: string[] | null, points = 1): Answered => ({
  itemId: 'i',
  points,
  frozen: frozen(key),
  answer: choiceIds && { choiceIds },
})

test.each<[string, boolean[], string[] | null, boolean]>([
  ['the right one', [false, true], ['1'], true],
  ['the wrong one', [false, true], ['0'], false],
  ['no answer', [false, true], null, false],
  ['an emptied answer', [false, true], [], false],
  ['all right ones in any order', [true, false, true], ['2', '0'], true],
  ['one right one missing', [true, false, true], ['2'], false],
  ['everything ticked', [true, false, true], ['0', '1', '2'], false],
])('%s', (_, key, choiceIds, expected) => {
  expect(isCorrect(frozen(key), choiceIds && { choiceIds })).toBe(expected)
})

test('two of three are 66.6 percent, which does not pass 67', () => {
  const items = [item([true, false], ['0']), item([true, false], ['0']), item([true, false], ['1'])]
  expect(grade(items, 67)).toMatchObject({ points: 2, maxPoints: 3, score: 66.6, passed: false })
  expect(grade(items, 66)).toMatchObject({ passed: true })
})

test('a quiz without points scores nothing and breaks nothing', () => {
  expect(grade([], 70)).toMatchObject({ score: 0, passed: false })
})

test('passes exactly when the points reach the percentage', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 0, max: 100 }),
      (right, mark) => {
        const result = grade(
          right.map(ok => item([true, false], [ok ? '0' : '1'])),
          mark,
        )
        expect(result.passed).toBe(100 * result.points >= mark * result.maxPoints)
        expect(result.score).toBeLessThanOrEqual(100)
      },
    ),
  )
})
