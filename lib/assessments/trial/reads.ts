// One real question that anyone may try without an account. Its key is the only one that this gives away.
import { and, asc, desc, eq, exists, isNull, ne, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { items, quizItems } from '@/db/schema/assessments'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { cached } from '@/lib/platform/cache'
import { isCorrect } from '../grading'
import type { TrialAnswer, TrialQuestion, TrialResult } from './schemas'

const LONGEST_PROMPT = 240

/** The question to try; null while no published free course has one. */
export async function trialQuestion(ctx: Context): Promise<TrialQuestion | null> {
  const chosen = await theQuestion(ctx)
  if (!chosen) return null
  const { itemId, promptMarkdown, body, slug, title } = chosen
  const choices = body.choices.map(({ id, textMarkdown }) => ({ id, textMarkdown }))
  return { itemId, promptMarkdown, choices, course: { slug, title } }
}

/** Grades an answer to it. Throws `not_found` for any other question. */
export async function trialResult(ctx: Context, { itemId, choiceId }: TrialAnswer): Promise<TrialResult> {
  const chosen = await theQuestion(ctx)
  if (chosen?.itemId !== itemId) throw notFound('question')
  const right = chosen.body.choices.find(choice => choice.correct)
  return {
    correct: isCorrect(chosen, { choiceIds: [choiceId] }),
    rightChoiceId: right?.id ?? '',
    explanationMarkdown: chosen.explanationMarkdown,
  }
}

/** The first short question of the free course that most people take. */
function theQuestion(ctx: Context) {
  return cached('assessments:trial', 300, ['courses'], async () => {
    const asked = db(ctx).select({ id: quizItems.itemId }).from(quizItems).where(eq(quizItems.itemId, items.id))
    const [row] = await db(ctx)
      .select({
        itemId: items.id,
        kind: items.kind,
        promptMarkdown: items.promptMarkdown,
        explanationMarkdown: items.explanationMarkdown,
        body: items.body,
        slug: courses.slug,
        title: courses.title,
      })
      .from(items)
      .innerJoin(courses, eq(courses.id, items.courseId))
      .where(
        and(
          eq(courses.status, 'published'),
          eq(courses.priceMinor, 0),
          eq(items.kind, 'single'),
          ne(items.explanationMarkdown, ''),
          isNull(items.archivedAt),
          sql`length(${items.promptMarkdown}) <= ${LONGEST_PROMPT}`,
          exists(asked),
        ),
      )
      .orderBy(desc(courses.enrollmentCount), asc(courses.id), asc(items.id))
      .limit(1)
    return row ?? null
  })
}
