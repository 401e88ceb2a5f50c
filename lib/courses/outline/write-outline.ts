// Writes the outline of a course: keeps what is named by its id, adds what is new, removes what is missing.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonSkills, lessons, sections } from '@/db/schema/courses'
import { newId } from '@/lib/core/ids'
import { nameSkills } from '../name-skills'
import { assertOwnIds, type SectionDraft } from './draft'
import { changedRow, newRow, type PlacedLesson } from './lesson-row'
import { recount } from './recount'
import { removeMissing } from './remove-missing'

type Course = { id: string; categoryId: string }

/**
 * Gives the ids of all lessons in the order of the drafts. A lesson in which anybody has progress is hidden instead of
 * deleted. Throws `invalid` for ids that are not of this course.
 */
export async function writeOutline(ctx: TxContext, course: Course, drafts: SectionDraft[]): Promise<string[]> {
  const live = and(eq(lessons.courseId, course.id), isNull(lessons.removedAt))
  const known = new Map((await ctx.tx.select().from(lessons).where(live)).map(row => [row.id, row]))
  const knownSections = await ctx.tx.select({ id: sections.id }).from(sections).where(eq(sections.courseId, course.id))
  assertOwnIds(drafts, { sections: new Set(knownSections.map(({ id }) => id)), lessons: new Set(known.keys()) })

  const { sectionIds, placed } = await writeSections(ctx, course.id, drafts)
  const fresh = placed.filter(({ id }) => !known.has(id)).map(at => newRow(course.id, at, ctx.now()))
  if (fresh.length > 0) await ctx.tx.insert(lessons).values(fresh)
  for (const at of placed) {
    const row = known.get(at.id)
    if (row)
      await ctx.tx
        .update(lessons)
        .set(changedRow(row, at, ctx.now()))
        .where(eq(lessons.id, row.id))
  }
  await writeSkills(ctx, course.categoryId, placed)
  const kept = new Set(placed.map(({ id }) => id))
  await removeMissing(ctx, course.id, { gone: [...known.values()].filter(({ id }) => !kept.has(id)), sectionIds })
  await recount(ctx, course.id)
  return placed.map(({ id }) => id)
}

async function writeSections(
  ctx: TxContext,
  courseId: string,
  drafts: SectionDraft[],
): Promise<{ sectionIds: string[]; placed: PlacedLesson[] }> {
  const sectionIds: string[] = []
  const placed: PlacedLesson[] = []
  for (const [position, { id: known, title, sourceKey, lessons: drafted }] of drafts.entries()) {
    const id = known ?? newId(ctx.now())
    if (known) await ctx.tx.update(sections).set({ title, position, sourceKey }).where(eq(sections.id, id))
    else await ctx.tx.insert(sections).values({ id, courseId, title, position, sourceKey })
    sectionIds.push(id)
    for (const [at, draft] of drafted.entries()) {
      placed.push({ draft, id: draft.id ?? draft.mintedId ?? newId(ctx.now()), sectionId: id, position: at })
    }
  }
  return { sectionIds, placed }
}

/** Replaces the skills of the lessons whose draft names any, even none. */
async function writeSkills(ctx: TxContext, categoryId: string, placed: PlacedLesson[]): Promise<void> {
  const named = placed.filter(({ draft }) => draft.skills !== undefined)
  if (named.length === 0) return
  const names = [...new Set(named.flatMap(({ draft }) => draft.skills ?? []))]
  const ids = await nameSkills(ctx, categoryId, names)
  await ctx.tx.delete(lessonSkills).where(
    inArray(
      lessonSkills.lessonId,
      named.map(({ id }) => id),
    ),
  )
  const rows = named.flatMap(({ id, draft }) =>
    [...new Set(draft.skills?.flatMap(name => ids.get(name) ?? []))].map(skillId => ({ lessonId: id, skillId })),
  )
  if (rows.length > 0) await ctx.tx.insert(lessonSkills).values(rows)
}
