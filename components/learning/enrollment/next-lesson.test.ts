// Going on leads to the lesson one was in, and never to one that is done.
import { expect, test } from 'vitest'
import type { Section } from '@/lib/courses/schemas'
import type { CourseProgress } from '@/lib/learning/schemas'
import { nextLesson, stonesOf } from './next-lesson'

const lesson = (id: string, position: number) => ({
  id,
  title: id,
  kind: 'article' as const,
  position,
  durationSeconds: 60,
  difficulty: 'medium' as const,
  freePreview: false,
  skills: [],
})
const sections: Section[] = [
  { id: 's', title: 'One', position: 0, lessons: [lesson('a', 0), lesson('b', 1)] },
  { id: 't', title: 'Two', position: 1, lessons: [lesson('c', 0)] },
  { id: 'u', title: 'Empty', position: 2, lessons: [] },
]

function progress(done: string[], lastLessonId: string | null): CourseProgress {
  const lessons = done.map(lessonId => ({
    lessonId,
    status: 'completed' as const,
    positionSeconds: 0,
    secondsSpent: 0,
    completedAt: '2026-01-01T00:00:00.000Z',
  }))
  return {
    courseId: 'x',
    percent: 0,
    completedLessons: 0,
    totalLessons: 3,
    secondsSpent: 0,
    lastLessonId,
    completedAt: null,
    lessons,
  }
}

test.each([
  ['nothing begun', [], null, 'a'],
  ['in the middle of one', ['a'], 'b', 'b'],
  ['the last one done, an earlier one left out', ['a', 'c'], 'c', 'b'],
  ['all done', ['a', 'b', 'c'], 'c', undefined],
  ['a lesson that is gone', ['a'], 'gone', 'b'],
])('%s', (_, done, last, expected) => {
  expect(nextLesson(sections, progress(done, last))?.id).toBe(expected)
})

test('each section with lessons is a stone', () => {
  expect(stonesOf(sections, progress(['a'], 'a'))).toEqual([
    { work: 2, done: 0.5 },
    { work: 1, done: 0 },
  ])
})
