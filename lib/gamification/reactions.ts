// What gamification hears: each piece of evidence is answered inside the deed's own transaction.
import type { TxContext } from '@/db/client'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { quizSubmitted } from '@/lib/events/assessments'
import { clockMinute } from '@/lib/events/clock'
import { courseCompleted, lessonCompleted } from '@/lib/events/learning'
import { achievementReactions } from './achievements/react'
import { checkLedger } from './ledger/check-ledger'
import { recordEvidence } from './record-evidence'
import { streakReactions } from './streaks/react'

const payLesson = defineReaction({
  name: 'gamification.pay-lesson',
  on: lessonCompleted,
  mode: 'inline',
  run: (ctx, { id, occurredAt, payload: { userId, courseId, lessonId, kind, difficulty } }) =>
    recordEvidence(ctx as TxContext, {
      kind: 'lesson',
      factId: id,
      at: occurredAt,
      userId,
      courseId,
      lessonId,
      lessonKind: kind,
      difficulty,
    }),
})

const payCourse = defineReaction({
  name: 'gamification.pay-course',
  on: courseCompleted,
  mode: 'inline',
  run: (ctx, { id, occurredAt, payload: { userId, courseId, enrollmentId } }) =>
    recordEvidence(ctx as TxContext, { kind: 'course', factId: id, at: occurredAt, userId, courseId, enrollmentId }),
})

const payQuiz = defineReaction({
  name: 'gamification.pay-quiz',
  on: quizSubmitted,
  mode: 'inline',
  async run(ctx, { id, occurredAt, payload }) {
    if (payload.mode !== 'graded') return
    const { userId, courseId, lessonId, quizId, attemptId, score, passed } = payload
    const deed = { userId, courseId, lessonId, quizId, attemptId, score, passed }
    return recordEvidence(ctx as TxContext, { kind: 'quiz', factId: id, at: occurredAt, ...deed })
  },
})

const checkAtNight = defineReaction({
  name: 'gamification.check-ledger',
  on: clockMinute,
  mode: 'queued',
  slow: true,
  run: (ctx, { payload: { at } }) => checkLedger(ctx, new Date(at)),
})

export const gamificationReactions: Reaction[] = [
  payLesson,
  payCourse,
  payQuiz,
  checkAtNight,
  ...streakReactions,
  ...achievementReactions,
]
