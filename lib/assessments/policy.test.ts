// Who may write a quiz, and when an attempt is over.
import { expect, test } from 'vitest'
import { userActor } from '@/lib/core/context'
import { attemptClosed, isLate } from './deadline'
import { mayWriteQuiz } from './policy'

const student = userActor({ id: 'u1', name: 'Ada', role: 'student' })
const admin = userActor({ id: 'u2', name: 'Grace', role: 'admin' })

test('staff and admins write quizzes, others do not', () => {
  const may = [
    mayWriteQuiz(student, { isStaff: true }),
    mayWriteQuiz(admin, { isStaff: false }),
    mayWriteQuiz(student, { isStaff: false }),
  ]
  expect(may).toEqual([true, true, false])
})

test('five seconds of grace, and no end without a deadline', () => {
  const deadline = new Date('2026-01-01T10:00:00Z')
  const after = (ms: number) => new Date(deadline.getTime() + ms)
  expect([
    isLate({ deadline }, after(5000)),
    isLate({ deadline }, after(5001)),
    isLate({ deadline: null }, after(1e9)),
  ]).toEqual([false, true, false])
  expect(attemptClosed()).toMatchObject({ reason: 'conflict', code: 'attempt_closed' })
})
