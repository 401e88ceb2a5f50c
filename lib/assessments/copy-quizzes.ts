// Copies the quizzes of lessons with their items: items of their own, so that a change in one course changes no other.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { itemSkills, items, quizItems, quizzes } from '@/db/schema/assessments'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { type Copy, copiedText } from '@/lib/courses/copying/schemas'

/** Attempts stay where they were made. Whoever asks has made sure that the actor may copy. */
export async function copyQuizzes(ctx: Context, input: { courseId: string; copy: Copy }): Promise<void> {
  const lessonOf = new Map(input.copy.lessons)
  if (lessonOf.size === 0) return
  await transact(ctx, async tx => {
    const old = await tx.tx
      .select()
      .from(quizzes)
      .where(inArray(quizzes.lessonId, [...lessonOf.keys()]))
    const quizOf = new Map(old.map(({ id }) => [id, newId(tx.now())]))
    const times = { createdAt: tx.now(), updatedAt: tx.now() }
    const rows = old.map(row => ({
      ...row,
      ...times,
      id: quizOf.get(row.id) ?? '',
      lessonId: lessonOf.get(row.lessonId) ?? '',
      courseId: input.courseId,
    }))
    if (rows.length === 0) return
    await tx.tx.insert(quizzes).values(rows)
    await copyItems(tx, input, quizOf)
  })
}

async function copyItems(
  ctx: TxContext,
  { courseId, copy }: { courseId: string; copy: Copy },
  quizOf: Map<string, string>,
) {
  const links = await ctx.tx
    .select({ link: quizItems, item: items })
    .from(quizItems)
    .innerJoin(items, eq(items.id, quizItems.itemId))
    .where(and(inArray(quizItems.quizId, [...quizOf.keys()]), isNull(items.archivedAt)))
  const old = new Map(links.map(({ item }) => [item.id, item]))
  const itemOf = new Map([...old.keys()].map(id => [id, newId(ctx.now())]))
  const text = (words: string) => copiedText(words, copy)
  const copies = [...old.values()].map(item => ({
    ...item,
    id: itemOf.get(item.id) ?? '',
    courseId,
    promptMarkdown: text(item.promptMarkdown),
    explanationMarkdown: text(item.explanationMarkdown),
    body: { choices: item.body.choices.map(choice => ({ ...choice, textMarkdown: text(choice.textMarkdown) })) },
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  }))
  if (copies.length === 0) return
  await ctx.tx.insert(items).values(copies)
  await ctx.tx.insert(quizItems).values(
    links.map(({ link }) => ({
      ...link,
      quizId: quizOf.get(link.quizId) ?? '',
      itemId: itemOf.get(link.itemId) ?? '',
    })),
  )
  const learned = await ctx.tx
    .select()
    .from(itemSkills)
    .where(inArray(itemSkills.itemId, [...itemOf.keys()]))
  const skills = learned.map(({ itemId, skillId }) => ({ skillId, itemId: itemOf.get(itemId) ?? '' }))
  if (skills.length > 0) await ctx.tx.insert(itemSkills).values(skills)
}
