// What learning does when others' facts happen.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { quizSubmitted } from '@/lib/events/assessments'
import { coursePublished, staffRemoved } from '@/lib/events/courses'
import { enrollmentRevoked, learnersMigrated, messageSent } from '@/lib/events/learning'
import { recheck } from '@/lib/platform/live'
import { emit } from '@/lib/platform/outbox/emit'
import { mailMessage } from './messages/mail-message'
import { tellRevoked } from './tell-revoked'
import { moveToNewest } from './versions/move-to-newest'

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

/** Whoever enrolled before the first publication starts with it. */
const startWithFirstVersion = defineReaction({
  name: 'learning.start-with-first-version',
  on: coursePublished,
  mode: 'inline',
  async run(ctx, { payload: { courseId, versionId } }) {
    const without = and(eq(enrollments.courseId, courseId), isNull(enrollments.versionId))
    await (ctx as TxContext).tx.update(enrollments).set({ versionId }).where(without)
  },
})

const migrateLearners = defineReaction({
  name: 'learning.migrate-learners',
  on: coursePublished,
  mode: 'queued',
  async run(ctx, { payload: { courseId, versionId, learners } }) {
    if (learners !== 'migrate') return
    await transact(ctx, async tx => {
      const moved = await moveToNewest(tx, { courseId, versionId })
      if (moved) await emit(tx, learnersMigrated, moved)
    })
  },
})

const mailLetters = defineReaction({
  name: 'learning.mail-message',
  on: messageSent,
  mode: 'queued',
  run: (ctx, { payload }) => mailMessage(ctx, payload.messageId),
})

const mailRevocation = defineReaction({
  name: 'learning.tell-revoked',
  on: enrollmentRevoked,
  mode: 'queued',
  run: (ctx, { payload }) => tellRevoked(ctx, payload),
})

/** Who listens to a course without a right to is taken off its channel. */
const lookAtRevoked = defineReaction({
  name: 'learning.look-at-revoked',
  on: enrollmentRevoked,
  mode: 'inline',
  run: async (ctx, { payload }) => recheck(ctx as TxContext, payload.userId),
})

const lookAtStaff = defineReaction({
  name: 'learning.look-at-staff',
  on: staffRemoved,
  mode: 'inline',
  run: async (ctx, { payload }) => recheck(ctx as TxContext, payload.userId),
})

export const learningReactions: Reaction[] = [
  lookAtRevoked,
  lookAtStaff,
  keepEvidence,
  startWithFirstVersion,
  migrateLearners,
  mailLetters,
  mailRevocation,
]
