// What learning does when others' facts happen.
import { sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonProgress } from '@/db/schema/learning'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { quizSubmitted } from '@/lib/events/assessments'

/** A passed quiz is the evidence of its lesson, from the first pass on; practice never is. */
const keepEvidence = defineReaction({
  name: 'learning.keep-quiz-evidence',
  on: quizSubmitted,
  mode: 'inline',
  async run(ctx, { payload: { mode, passed, userId, lessonId, courseId } }) {
    if (mode !== 'graded' || !passed) return
    const { tx, now } = ctx as TxContext
    const at = now()
    await tx
      .insert(lessonProgress)
      .values({ userId, lessonId, courseId, passedAt: at, startedAt: at, updatedAt: at })
      .onConflictDoUpdate({
        target: [lessonProgress.userId, lessonProgress.lessonId],
        set: { passedAt: sql`coalesce(${lessonProgress.passedAt}, excluded.passed_at)`, updatedAt: at },
      })
  },
})

export const learningReactions: Reaction[] = [keepEvidence]
