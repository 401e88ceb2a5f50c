// A lesson says in words what is still missing, and nothing once it is there.
import { expect, test } from 'vitest'
import { type Asked, type Evidence, missing } from './completion'

const video = (videoSeconds: number | null): Asked => ({ kind: 'video', videoSeconds, passPercent: null })
const quiz = (passPercent: number | null): Asked => ({ kind: 'quiz', videoSeconds: null, passPercent })
const nothing: Evidence = { completed: false, watchedSeconds: 0, passed: false }

test.each<[string, Asked, Partial<Evidence>, string[]]>([
  ['a video of 100 s needs 90', video(100), { watchedSeconds: 89 }, ['Watch 1 more second of the video']],
  ['90 of 100 s are enough', video(100), { watchedSeconds: 90 }, []],
  ['the fraction of a second does not count', video(100.9), { watchedSeconds: 90 }, []],
  ['minutes are rounded up', video(300), { watchedSeconds: 100 }, ['Watch 3 more minutes of the video']],
  ['a little over a minute is told in seconds', video(74), {}, ['Watch 67 more seconds of the video']],
  ['more than a minute and a half in minutes', video(102), {}, ['Watch 2 more minutes of the video']],
  ['a video of unknown length has to be played', video(null), {}, ['Watch the video']],
  ['a second of it is enough', video(null), { watchedSeconds: 1 }, []],
  ['a quiz asks to be passed', quiz(70), {}, ['Pass the quiz with 70 % or more']],
  ['a passed quiz is evidence', quiz(70), { passed: true }, []],
  ['a quiz without questions cannot be passed yet', quiz(null), {}, ['Wait until this quiz has questions']],
  ['passed before its questions were taken away, it is', quiz(null), { passed: true }, []],
  ['an article asks for nothing', { ...quiz(null), kind: 'article' }, {}, []],
  ['what is complete stays complete', video(100), { completed: true }, []],
])('%s', (_, lesson, progress, expected) => {
  expect(missing(lesson, { ...nothing, ...progress })).toEqual(expected)
})
