// Writes a whole quiz: its settings and its items, in one go.
import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { attemptItems, type Choice, itemSkills, items, quizItems, quizzes } from '@/db/schema/assessments'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { only } from '@/lib/core/only'
import { skillIds } from '@/lib/courses/editing/reads'
import { lessonStanding } from '@/lib/learning/reads'
import { noteSaving } from '@/lib/platform/sittings/note-saving'
import { quizWriting, side } from './authoring/quiz-writing'
import { quizAsWritten } from './authoring/reads'
import { mayWriteQuiz } from './policy'
import { type AuthoredQuiz, type ItemInput, WriteQuizInput } from './schemas'

type Known = typeof items.$inferSelect
type Place = { courseId: string; quizId: string }
type Written = { id: string } & Pick<ItemInput, 'points' | 'skills'>

type WrittenQuiz = { quizId: string; itemIds: string[]; quiz: AuthoredQuiz }

/**
 * Makes or replaces the quiz of a lesson; open attempts keep what they froze. Items match by id, else by source key.
 * Told as part of a sitting, since the studio writes every few seconds.
 * Throws `invalid` with the path of each wrong field, `not_found`, and `forbidden` for all but staff and admins.
 */
export async function writeQuiz(ctx: Context, input: WriteQuizInput): Promise<WrittenQuiz> {
  const parsed = parse(input)
  const { items: given, lessonId, courseId, ...settings } = parsed
  await assertWritable(ctx, lessonId, courseId)
  return transact(ctx, async tx => {
    const now = tx.now()
    const before = await quizAsWritten(tx, lessonId)
    const upserted = await tx.tx
      .insert(quizzes)
      .values({ id: newId(now), lessonId, courseId, ...settings, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: quizzes.lessonId, set: { ...settings, updatedAt: now } })
      .returning({ id: quizzes.id })
    const quizId = only(upserted).id
    const written = await writeItems(tx, { courseId, quizId }, given)
    await link(tx, quizId, written)
    await nameSkills(tx, courseId, written)
    const quiz = only([await quizAsWritten(tx, lessonId)].filter(found => found !== null))
    await tell(tx, { courseId, lessonId, quizId }, before, quiz)
    return { quizId, itemIds: written.map(({ id }) => id), quiz }
  })
}

type About = { courseId: string; lessonId: string; quizId: string }

async function tell(tx: TxContext, about: About, before: AuthoredQuiz | null, after: AuthoredQuiz): Promise<void> {
  await noteSaving(tx, quizWriting, {
    ...{ subjectId: about.lessonId, about },
    ...{ found: before?.updatedAt ?? '', state: after.updatedAt },
    ...{ before: side(before), after: side(after) },
  })
}

function parse(input: WriteQuizInput) {
  const parsed = WriteQuizInput.safeParse(input)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
  const [first] = errors
  throw new DomainError('invalid', `Please check “${first?.path}” of the quiz: ${first?.message}.`, { errors })
}

async function assertWritable(ctx: Context, lessonId: string, courseId: string): Promise<void> {
  const lesson = await lessonStanding(ctx, lessonId)
  if (!mayWriteQuiz(ctx.actor, lesson)) {
    throw new DomainError('forbidden', 'Only those who teach this course can change its quizzes.')
  }
  if (lesson.courseId !== courseId) throw invalid('lessonId', 'is not a lesson of this course')
  if (lesson.kind !== 'quiz') throw invalid('lessonId', 'has to be a lesson of the kind quiz')
}

/** Inserts and updates at once; gives the items in the order of the input. */
async function writeItems(tx: TxContext, place: Place, given: ItemInput[]): Promise<Written[]> {
  const now = tx.now()
  const known = await knownItems(tx, place, given)
  const written = given.map((item, at) => {
    const match = known.find(row => (item.id ? row.id === item.id : item.sourceKey && row.sourceKey === item.sourceKey))
    if (item.id && !match) throw invalid(`items.${at}.id`, 'is not an item of this course')
    const { id: _, choices, sourceKey, points, skills, ...rest } = item
    const row = {
      ...rest,
      id: match?.id ?? newId(now),
      courseId: place.courseId,
      sourceKey: sourceKey ?? match?.sourceKey ?? null,
      body: { choices: withIds(choices, match) },
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    }
    return { row, points, skills }
  })
  await tx.tx
    .insert(items)
    .values(written.map(({ row }) => row))
    .onConflictDoUpdate({
      target: items.id,
      set: {
        kind: sql`excluded.kind`,
        promptMarkdown: sql`excluded.prompt_markdown`,
        body: sql`excluded.body`,
        explanationMarkdown: sql`excluded.explanation_markdown`,
        difficulty: sql`excluded.difficulty`,
        sourceKey: sql`excluded.source_key`,
        updatedAt: sql`excluded.updated_at`,
        archivedAt: null,
      },
    })
  return written.map(({ row, points, skills }) => ({ id: row.id, points, skills }))
}

/** By id anywhere in the course; by source key in this quiz or in none, since another quiz may use the same keys. */
async function knownItems(tx: TxContext, { courseId, quizId }: Place, given: ItemInput[]): Promise<Known[]> {
  const ids = given.flatMap(item => item.id ?? [])
  const keys = given.flatMap(item => item.sourceKey ?? [])
  const elsewhere = tx.tx
    .select()
    .from(quizItems)
    .where(and(eq(quizItems.itemId, items.id), ne(quizItems.quizId, quizId)))
  const byKey = and(inArray(items.sourceKey, keys), notExists(elsewhere))
  return tx.tx
    .select()
    .from(items)
    .where(and(eq(items.courseId, courseId), or(inArray(items.id, ids), byKey)))
    .for('update')
}

/** A choice keeps its id as long as its words stay; ids are random, so that they tell nothing of the author's order. */
function withIds(choices: ItemInput['choices'], match: Known | undefined): Choice[] {
  const before = new Map(match?.body.choices.map(choice => [choice.textMarkdown, choice.id]))
  return choices.map(choice => {
    const id = before.get(choice.textMarkdown) ?? randomBytes(6).toString('base64url')
    before.delete(choice.textMarkdown)
    return { id, ...choice }
  })
}

/** Puts the items into the quiz in this order; those that left it go, or are archived where an attempt asked them. */
async function link(tx: TxContext, quizId: string, weighed: Written[]): Promise<void> {
  const before = await tx.tx
    .delete(quizItems)
    .where(eq(quizItems.quizId, quizId))
    .returning({ id: quizItems.itemId, points: quizItems.points })
  const known = new Map(before.map(({ id, points }) => [id, points]))
  await tx.tx.insert(quizItems).values(
    weighed.map(({ id, points }, position) => ({
      quizId,
      itemId: id,
      position,
      points: points ?? known.get(id) ?? 1,
    })),
  )
  const left = before.map(row => row.id).filter(id => !weighed.some(item => item.id === id))
  if (left.length === 0) return
  const inNoQuiz = notExists(tx.tx.select().from(quizItems).where(eq(quizItems.itemId, items.id)))
  const neverAsked = notExists(tx.tx.select().from(attemptItems).where(eq(attemptItems.itemId, items.id)))
  await tx.tx.delete(items).where(and(inArray(items.id, left), inNoQuiz, neverAsked))
  await tx.tx
    .update(items)
    .set({ archivedAt: tx.now() })
    .where(and(inArray(items.id, left), inNoQuiz, isNull(items.archivedAt)))
}

/** Replaces the skills of the items that name any, even none. */
async function nameSkills(tx: TxContext, courseId: string, written: Written[]): Promise<void> {
  const naming = written.flatMap(({ id, skills }, at) => (skills ? [{ id, skills, at }] : []))
  if (naming.length === 0) return
  const known = await skillIds(tx, courseId)
  const rows = naming.flatMap(({ id: itemId, skills, at }) =>
    [...new Set(skills)].map(name => {
      const skillId = known.get(name.toLocaleLowerCase())
      if (!skillId)
        throw invalid(`items.${at}.skills`, `“${name}” is not a skill of this category yet; name it in a lesson first`)
      return { itemId, skillId }
    }),
  )
  await tx.tx.delete(itemSkills).where(
    inArray(
      itemSkills.itemId,
      naming.map(({ id }) => id),
    ),
  )
  if (rows.length > 0) await tx.tx.insert(itemSkills).values(rows).onConflictDoNothing()
}
