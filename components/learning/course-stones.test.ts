// How a course becomes a cairn.
import { expect, test } from 'vitest'
import { cairnWords, stonesOf, stonesOfCounts } from './course-stones'

const sections = [
  {
    lessons: [
      { id: 'a', durationSeconds: 100 },
      { id: 'b', durationSeconds: 300 },
    ],
  },
  { lessons: [] },
  { lessons: [{ id: 'c', durationSeconds: 0 }] },
]

test('one stone a section with lessons, set by the work that is done', () => {
  expect(stonesOf(sections, lesson => lesson.id === 'b')).toEqual([
    { work: 400, done: 0.75 },
    { work: 300, done: 0 },
  ])
})

test('from numbers alone', () => {
  expect(
    stonesOfCounts([
      { lessonCount: 4, doneCount: 1, durationSeconds: 900 },
      { lessonCount: 2, doneCount: 2, durationSeconds: 0 },
      { lessonCount: 0, doneCount: 0, durationSeconds: 0 },
    ]),
  ).toEqual([
    { work: 900, done: 0.25 },
    { work: 600, done: 1 },
  ])
})

test('in words', () => {
  expect(cairnWords(stonesOf(sections, () => true))).toBe('2 of 2 sections done')
  expect(cairnWords([{ work: 1, done: 0.5 }])).toBe('0 of 1 section done')
})
