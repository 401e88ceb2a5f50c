// Writing a quiz: unfinished questions are told in words and never sent, finished ones keep their names.
import { describe, expect, test } from 'vitest'
import type { AuthoredQuiz } from '@/lib/assessments/schemas'
import { bodyOf, draftOf, type ItemDraft, missing, missingOf, moved, newItem, withIds } from './quiz-form'

const whole = (change: Partial<ItemDraft> = {}): ItemDraft => ({
  ...newItem(),
  promptMarkdown: 'Why?',
  choices: [
    { key: 'a', textMarkdown: 'so', correct: true },
    { key: 'b', textMarkdown: 'not', correct: false },
  ],
  ...change,
})

describe('a question', () => {
  test.each<[Partial<ItemDraft>, string[]]>([
    [{}, []],
    [{ promptMarkdown: ' ' }, ['ask something']],
    [{ choices: [] }, ['give at least two answers', 'mark the one right answer']],
    [
      { kind: 'multiple', choices: whole().choices.map(choice => ({ ...choice, correct: false })) },
      ['mark at least one right answer'],
    ],
    [{ choices: whole().choices.map(choice => ({ ...choice, correct: true })) }, ['mark the one right answer']],
    [{ choices: whole().choices.map(choice => ({ ...choice, textMarkdown: 'x' })) }, ['two answers are the same']],
  ])('with %j misses %j', (change, words) => expect(missingOf(whole(change))).toEqual(words))
})

test('a quiz says which questions are unfinished, and is sent without its keys', () => {
  const draft = draftOf(null)
  expect(missing(draft)).toBe('A quiz needs at least one question.')
  const items = [whole(), newItem()]
  expect(missing({ ...draft, items })).toMatch(/question 2 \(ask something/)
  const body = bodyOf({ ...draft, drawCount: 9, items: [whole({ sourceKey: 's' })] }, null)
  expect(body.drawCount).toBe(1)
  expect(body.items[0]).toMatchObject({
    sourceKey: 's',
    choices: [{ textMarkdown: 'so', correct: true }, { textMarkdown: 'not' }],
  })
  expect(body.items[0]).not.toHaveProperty('key')
})

test('saved questions get their ids, and keep what was typed meanwhile', () => {
  const draft = { ...draftOf(null), items: [whole({ sourceKey: 's', promptMarkdown: 'typed on' })] }
  const saved = { items: [{ id: 'i', sourceKey: 's' }] } as unknown as AuthoredQuiz
  expect(withIds(draft, saved).items[0]).toMatchObject({ id: 'i', promptMarkdown: 'typed on' })
})

test('questions move', () => expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']))
