// Makes a draft of the actor's that says all that a course says.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courseStaff, courses, lessons, prerequisites, sections } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { courseCreated } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { insertWithSlug } from '../create-course'
import { mediaIdsIn } from '../media-in-text'
import { courseBySlugOrId } from '../reads'
import type { Course } from '../schemas'
import { copyInto } from './copy-into'
import { copyableCourse } from './copyable-course'
import { copiedText, type DuplicateCourse } from './schemas'

/**
 * Sections, lessons, media (the same bytes), quizzes with their items, skills and the rules of access; no learners, staff,
 * reviews or history. Throws as `managedCourse` does for what is neither the actor's to edit nor a template.
 */
export async function duplicateCourse(ctx: Context, input: DuplicateCourse): Promise<Course> {
  requirePermission(ctx, 'course.create')
  const owner = requireUser(ctx)
  return transact(ctx, async tx => {
    const from = await copyableCourse(tx, input.id)
    const title = input.title ?? `${from.title.slice(0, 190)} (copy)`
    const { id, slug } = await insertCopy(tx, from, { title, ownerId: owner.id })
    await tx.tx.insert(courseStaff).values({ courseId: id, userId: owner.id, role: 'owner' })
    const sectionOf = await copySections(tx, from.id, id)
    const rows = await tx.tx
      .select()
      .from(lessons)
      .where(and(eq(lessons.courseId, from.id), isNull(lessons.removedAt)))
      .orderBy(asc(lessons.position), asc(lessons.id))
    const copy = await copyInto(tx, {
      from,
      to: { id, slug, categoryId: from.categoryId },
      rows,
      placeOf: ({ sectionId, position }) => ({ sectionId: sectionOf.get(sectionId) ?? '', position }),
      keepsOpening: true,
      alsoMedia: [...mediaIdsIn(from.descriptionMarkdown), ...(from.coverMediaId ? [from.coverMediaId] : [])],
    })
    await copyRules(tx, from.id, id, { sectionOf, lessonOf: new Map(copy.lessons) })
    const coverMediaId = new Map(copy.media).get(from.coverMediaId ?? '') ?? null
    const descriptionMarkdown = copiedText(from.descriptionMarkdown, copy)
    await tx.tx.update(courses).set({ coverMediaId, descriptionMarkdown }).where(eq(courses.id, id))
    await emit(tx, courseCreated, { courseId: id, title, ownerId: owner.id })
    return courseBySlugOrId(tx, id)
  })
}

type CourseRow = typeof courses.$inferSelect

async function insertCopy(ctx: TxContext, from: CourseRow, own: { title: string; ownerId: string }) {
  const { subtitle, descriptionMarkdown, categoryId, level, language, priceMinor, currency, tier } = from
  const { outcomes, requirements, lessonOrder, guarded } = from
  const id = newId(ctx.now())
  const slug = await insertWithSlug(ctx, {
    ...{ subtitle, descriptionMarkdown, categoryId, level, language, priceMinor, currency, tier },
    ...{ outcomes, requirements, lessonOrder, guarded },
    ...own,
    id,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  })
  return { id, slug }
}

/** Gives the new section of each old one; sections that only hold removed lessons stay behind. */
async function copySections(ctx: TxContext, fromId: string, toId: string): Promise<Map<string, string>> {
  const old = await ctx.tx.select().from(sections).where(eq(sections.courseId, fromId))
  const held = await ctx.tx
    .select({ id: lessons.sectionId, removedAt: lessons.removedAt })
    .from(lessons)
    .where(eq(lessons.courseId, fromId))
  const isForgotten = (id: string) => {
    const inside = held.filter(lesson => lesson.id === id)
    return inside.length > 0 && inside.every(({ removedAt }) => removedAt !== null)
  }
  const kept = old.filter(({ id }) => !isForgotten(id))
  const sectionOf = new Map(kept.map(({ id }) => [id, newId(ctx.now())]))
  const rows = kept.map(row => ({ ...row, id: sectionOf.get(row.id) ?? '', courseId: toId, sourceKey: null }))
  if (rows.length > 0) await ctx.tx.insert(sections).values(rows)
  return sectionOf
}

type Renamed = { sectionOf: Map<string, string>; lessonOf: Map<string, string> }

/** Rules about what was not copied are left behind. */
async function copyRules(ctx: TxContext, fromId: string, toId: string, { sectionOf, lessonOf }: Renamed) {
  const rules = await ctx.tx.select().from(prerequisites).where(eq(prerequisites.courseId, fromId))
  const rows = rules.flatMap(rule => {
    const copied = {
      sectionId: rule.sectionId && sectionOf.get(rule.sectionId),
      lessonId: rule.lessonId && lessonOf.get(rule.lessonId),
      requiredSectionId: rule.requiredSectionId && sectionOf.get(rule.requiredSectionId),
      requiredLessonId: rule.requiredLessonId && lessonOf.get(rule.requiredLessonId),
    }
    if (Object.values(copied).includes(undefined)) return []
    return [{ ...rule, ...copied, id: newId(ctx.now()), courseId: toId, createdAt: ctx.now() }]
  })
  if (rows.length > 0) await ctx.tx.insert(prerequisites).values(rows)
}
