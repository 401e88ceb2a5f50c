// Opens an attempt at a quiz: draws its items and freezes what they say.
import { randomInt } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { attemptItems, attempts, type quizzes } from '@/db/schema/assessments'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { closeAttempt } from './close-attempt'
import { isLate } from './deadline'
import { draw } from './drawing'
import { attempt, drawableItems, openableQuiz } from './reads'
import type { Attempt } from './schemas'

type Quiz = typeof quizzes.$inferSelect
type Mode = Attempt['mode']

/**
 * Gives the open attempt where there is one, else draws another. One whose time ran out is graded with what was saved.
 * Throws `conflict` when no attempt is left, `not_found`, and `forbidden` for those without access.
 */
export async function startAttempt(
  ctx: Context,
  { quizId, mode = 'graded' }: { quizId: string; mode?: Mode },
): Promise<Attempt> {
  const user = requireUser(ctx)
  const quiz = await openableQuiz(ctx, quizId)
  return transact(ctx, async tx => {
    await oneAtATime(tx, quiz.id, user.id)
    const [last] = await lastAttempt(tx, quiz.id, user.id, mode)
    if (last && !last.submittedAt) {
      if (!isLate(last, tx.now())) return attempt(tx, last.id)
      await closeAttempt(tx, last)
    }
    const number = (last?.number ?? 0) + 1
    await assertAnother(tx, quiz, user.id, mode, number)
    const opened = await open(tx, quiz, { userId: user.id, mode, number })
    return attempt(tx, opened)
  })
}

/** Of two that begin at once the second waits, and finds the attempt of the first. */
async function oneAtATime(tx: TxContext, quizId: string, userId: string): Promise<void> {
  await tx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attempts ${quizId} ${userId}`}, 0))`)
}

function lastAttempt(tx: TxContext, quizId: string, userId: string, mode: Mode) {
  return tx.tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.quizId, quizId), eq(attempts.userId, userId), eq(attempts.mode, mode)))
    .orderBy(desc(attempts.number))
    .limit(1)
    .for('update')
}

async function assertAnother(tx: TxContext, quiz: Quiz, userId: string, mode: Mode, number: number): Promise<void> {
  if (mode === 'graded') {
    if (quiz.attemptsAllowed === null || number <= quiz.attemptsAllowed) return
    const all = quiz.attemptsAllowed === 1 ? 'the one attempt' : `all ${quiz.attemptsAllowed} attempts`
    throw new DomainError('conflict', `You have used ${all} at this quiz. Your best result stays.`, {
      code: 'no_attempt_left',
    })
  }
  const [graded] = await lastAttempt(tx, quiz.id, userId, 'graded')
  if (graded && (graded.number > 1 || graded.submittedAt)) return
  throw new DomainError('conflict', 'Take the quiz once first; then you can practice it as often as you like.')
}

async function open(
  tx: TxContext,
  quiz: Quiz,
  { userId, mode, number }: { userId: string; mode: Mode; number: number },
): Promise<string> {
  const { drawCount: count, shuffle, timeLimitSeconds, passPercent } = quiz
  const drawn = draw(await drawableItems(tx, quiz.id), { count, shuffle, random: randomInt })
  if (drawn.length === 0) throw new DomainError('conflict', 'This quiz has no questions yet. Please come back later.')
  const now = tx.now()
  const id = newId(now)
  await tx.tx.insert(attempts).values({
    id,
    quizId: quiz.id,
    userId,
    mode,
    number,
    passPercent,
    startedAt: now,
    deadline: timeLimitSeconds === null ? null : new Date(now.getTime() + timeLimitSeconds * 1000),
    maxPoints: drawn.reduce((sum, item) => sum + item.points, 0),
  })
  await tx.tx
    .insert(attemptItems)
    .values(
      drawn.map(({ itemId, points, ...frozen }, position) => ({ attemptId: id, itemId, position, points, frozen })),
    )
  return id
}
