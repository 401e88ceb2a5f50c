// What those who write a quiz read: all of it, with what is right.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { itemSkills, items, quizItems, quizzes } from '@/db/schema/assessments'
import { lessons, skills } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import type { AuthoredQuiz } from '../schemas'

/** The course of a lesson whose quiz the actor may write. Throws `not_found`, `unauthenticated`, and `forbidden` for assistants. */
export async function writableLesson(ctx: Context, lessonId: string): Promise<{ courseId: string; kind: string }> {
  const { courseId, kind } = lessons
  const [lesson] = isId(lessonId)
    ? await db(ctx)
        .select({ courseId, kind })
        .from(lessons)
        .where(and(eq(lessons.id, lessonId), isNull(lessons.removedAt)))
    : []
  if (!lesson) throw notFound('lesson')
  const { trust } = await taughtCourse(ctx, lesson.courseId)
  if (trust.includes('edit')) return lesson
  throw new DomainError(
    'forbidden',
    'Assistants care for the learners of this course; its quizzes are written by others.',
  )
}

/** The quiz of a lesson; null where it has none yet. Throws as `writableLesson` does. */
export async function authoredQuiz(ctx: Context, lessonId: string): Promise<AuthoredQuiz | null> {
  await writableLesson(ctx, lessonId)
  return quizAsWritten(ctx, lessonId)
}

/** The same for whoever has asked already. */
export async function quizAsWritten(ctx: Context, lessonId: string): Promise<AuthoredQuiz | null> {
  const [quiz] = await db(ctx).select().from(quizzes).where(eq(quizzes.lessonId, lessonId))
  if (!quiz) return null
  const named = sql<
    string[]
  >`array(select ${skills.name} from ${itemSkills} join ${skills} on ${skills.id} = ${itemSkills.skillId} where ${itemSkills.itemId} = ${items.id} order by 1)`
  const { id, kind, promptMarkdown, body, explanationMarkdown, difficulty, sourceKey } = items
  const found = await db(ctx)
    .select({
      id,
      kind,
      promptMarkdown,
      body,
      explanationMarkdown,
      difficulty,
      sourceKey,
      points: quizItems.points,
      skills: named,
    })
    .from(quizItems)
    .innerJoin(items, eq(items.id, quizItems.itemId))
    .where(and(eq(quizItems.quizId, quiz.id), isNull(items.archivedAt)))
    .orderBy(asc(quizItems.position))
  const { passPercent, drawCount, timeLimitSeconds, attemptsAllowed, shuffle } = quiz
  return {
    quizId: quiz.id,
    updatedAt: quiz.updatedAt.toISOString(),
    passPercent,
    drawCount,
    timeLimitSeconds,
    attemptsAllowed,
    shuffle,
    items: found.map(({ body, ...item }) => ({
      ...item,
      choices: body.choices.map(({ textMarkdown, correct }) => ({ textMarkdown, correct })),
    })),
  }
}
