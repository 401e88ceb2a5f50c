// What others may know about quizzes and attempts. What is right leaves this file only for submitted attempts of one's own.
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { attemptItems, attempts, items, quizItems, quizzes } from '@/db/schema/assessments'
import { actorId, type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { openableLesson } from '@/lib/learning/reads'
import { isLate } from './deadline'
import type { Drawable } from './drawing'
import type { Attempt, AttemptResult, QuizOverview } from './schemas'

type AttemptRow = typeof attempts.$inferSelect
type AttemptItemRow = typeof attemptItems.$inferSelect

/** A quiz that the actor may take. Throws `not_found`, and `forbidden` for those without access to its lesson. */
export async function openableQuiz(ctx: Context, quizId: string) {
  const [quiz] = isId(quizId) ? await db(ctx).select().from(quizzes).where(eq(quizzes.id, quizId)) : []
  if (!quiz) throw notFound('quiz')
  await openableLesson(ctx, quiz.lessonId)
  return quiz
}

/** What a quiz may draw from, in its author's order. */
export async function drawableItems(ctx: Context, quizId: string): Promise<Drawable[]> {
  return db(ctx)
    .select({
      itemId: items.id,
      points: quizItems.points,
      kind: items.kind,
      promptMarkdown: items.promptMarkdown,
      explanationMarkdown: items.explanationMarkdown,
      body: items.body,
    })
    .from(quizItems)
    .innerJoin(items, eq(items.id, quizItems.itemId))
    .where(and(eq(quizItems.quizId, quizId), isNull(items.archivedAt)))
    .orderBy(asc(quizItems.position))
}

/** One's own attempt; another's is missing. */
export async function ownAttempt(ctx: Context, attemptId: string): Promise<AttemptRow & { lessonId: string }> {
  const user = requireUser(ctx)
  if (!isId(attemptId)) throw notFound('attempt')
  const [row] = await db(ctx)
    .select({ attempt: attempts, lessonId: quizzes.lessonId })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .where(and(eq(attempts.id, attemptId), eq(attempts.userId, user.id)))
  if (!row) throw notFound('attempt')
  return { ...row.attempt, lessonId: row.lessonId }
}

/** One's own attempt with its questions, and with its result once it was submitted. */
export async function attempt(ctx: Context, attemptId: string): Promise<Attempt> {
  const row = await ownAttempt(ctx, attemptId)
  const asked = await itemsOf(ctx, row.id)
  return {
    id: row.id,
    quizId: row.quizId,
    lessonId: row.lessonId,
    mode: row.mode,
    number: row.number,
    passPercent: row.passPercent,
    startedAt: row.startedAt.toISOString(),
    deadline: row.deadline?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    items: asked.map(({ itemId, frozen, answer, flagged }) => ({
      id: itemId,
      kind: frozen.kind,
      promptMarkdown: frozen.promptMarkdown,
      choices: frozen.body.choices.map(({ id, textMarkdown }) => ({ id, textMarkdown })),
      answer,
      flagged,
    })),
    result: resultOf(row, asked),
  }
}

/** One's own answers beside what is right and why. Throws `not_found` before the attempt was submitted. */
export async function attemptResult(ctx: Context, attemptId: string): Promise<AttemptResult> {
  const row = await ownAttempt(ctx, attemptId)
  const result = resultOf(row, await itemsOf(ctx, row.id))
  if (!result) throw notFound('result')
  return result
}

/** What the player tells before a quiz is begun; null where the lesson has none. Throws as openableQuiz does. */
export async function quizOverview(ctx: Context, lessonId: string): Promise<QuizOverview | null> {
  await openableLesson(ctx, lessonId)
  const [quiz] = await db(ctx)
    .select({
      id: quizzes.id,
      passPercent: quizzes.passPercent,
      drawCount: quizzes.drawCount,
      timeLimitSeconds: quizzes.timeLimitSeconds,
      attemptsAllowed: quizzes.attemptsAllowed,
      items: sql<number>`(select count(*)::int from quiz_items qi join items i on i.id = qi.item_id
        where qi.quiz_id = quizzes.id and i.archived_at is null)`.as('item_total'),
    })
    .from(quizzes)
    .where(eq(quizzes.lessonId, lessonId))
  if (!quiz) return null
  const me = actorId(ctx)
  const mine = me
    ? await db(ctx)
        .select()
        .from(attempts)
        .where(and(eq(attempts.quizId, quiz.id), eq(attempts.userId, me), eq(attempts.mode, 'graded')))
        .orderBy(desc(attempts.number))
    : []
  const scores = mine.flatMap(row => row.score ?? [])
  const { passPercent, timeLimitSeconds, attemptsAllowed } = quiz
  return {
    quizId: quiz.id,
    passPercent,
    itemCount: Math.min(quiz.drawCount ?? quiz.items, quiz.items),
    timeLimitSeconds,
    attemptsUsed: mine.length,
    attemptsLeft: attemptsAllowed === null ? null : Math.max(0, attemptsAllowed - mine.length),
    bestScore: scores.length === 0 ? null : Math.max(...scores),
    passed: mine.some(row => row.passed),
    openAttemptId: mine.find(row => !row.submittedAt && !isLate(row, ctx.now()))?.id ?? null,
    lastResultId: mine.find(row => row.submittedAt)?.id ?? null,
  }
}

/** What an attempt asks, in its order. */
export async function itemsOf(ctx: Context, attemptId: string): Promise<AttemptItemRow[]> {
  return db(ctx)
    .select()
    .from(attemptItems)
    .where(eq(attemptItems.attemptId, attemptId))
    .orderBy(asc(attemptItems.position))
}

function resultOf(row: AttemptRow, asked: AttemptItemRow[]): AttemptResult | null {
  if (!row.submittedAt) return null
  return {
    attemptId: row.id,
    score: row.score ?? 0,
    passed: row.passed ?? false,
    passPercent: row.passPercent,
    points: row.points ?? 0,
    maxPoints: row.maxPoints,
    submittedAt: row.submittedAt.toISOString(),
    items: asked.map(({ itemId, frozen, answer, correct }) => ({
      id: itemId,
      kind: frozen.kind,
      promptMarkdown: frozen.promptMarkdown,
      choices: frozen.body.choices.map(choice => ({
        id: choice.id,
        textMarkdown: choice.textMarkdown,
        correct: choice.correct,
      })),
      answer,
      correct: correct ?? false,
      explanationMarkdown: frozen.explanationMarkdown,
    })),
  }
}
