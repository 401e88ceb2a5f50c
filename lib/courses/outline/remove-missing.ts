// Takes lessons and sections out of an outline without losing what learners did in them.
import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessons, sections } from '@/db/schema/courses'
import { lessonsToKeep } from '../teaching/reads'

type Missing = { gone: { id: string; sectionId: string }[]; sectionIds: string[] }

/** Lessons with progress or in a published version are hidden, and move to a section that stays; all else is deleted. */
export async function removeMissing(ctx: TxContext, courseId: string, { gone, sectionIds }: Missing): Promise<void> {
  const kept = gone.length > 0 ? await lessonsToKeep(ctx, courseId) : new Set<string>()
  const deleted = gone.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  const hidden = gone.filter(({ id }) => kept.has(id)).map(({ id }) => id)
  if (deleted.length > 0) await ctx.tx.delete(lessons).where(inArray(lessons.id, deleted))
  if (hidden.length > 0) {
    await ctx.tx.update(lessons).set({ removedAt: ctx.now() }).where(inArray(lessons.id, hidden))
  }
  const [home] = sectionIds
  const leaving = and(
    eq(sections.courseId, courseId),
    sectionIds.length > 0 ? notInArray(sections.id, sectionIds) : undefined,
  )
  const empty = await ctx.tx.select({ id: sections.id }).from(sections).where(leaving)
  const ids = empty.map(({ id }) => id)
  if (ids.length === 0) return
  if (home) await ctx.tx.update(lessons).set({ sectionId: home }).where(inArray(lessons.sectionId, ids))
  const held = await ctx.tx
    .selectDistinct({ id: lessons.sectionId })
    .from(lessons)
    .where(inArray(lessons.sectionId, ids))
  const free = ids.filter(id => !held.some(row => row.id === id))
  if (free.length > 0) await ctx.tx.delete(sections).where(inArray(sections.id, free))
}
