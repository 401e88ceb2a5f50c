// Changes a course and its outline.
import { eq, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { courseUpdated } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import type { CourseSource } from './create-course'
import type { SectionDraft } from './outline/draft'
import { snapshot, whatBecame } from './outline/snapshot'
import { writeOutline } from './outline/write-outline'
import { courseBySlugOrId } from './reads'
import type { Course, UpdateCourse } from './schemas'
import { categoryId, managedCourse } from './standing'

export type CourseChange = Omit<UpdateCourse, 'sections'> & {
  id: string
  sections?: SectionDraft[] | undefined
  source?: CourseSource | undefined
}

/** Sets what is given and leaves the rest. Its slug stays, so that links live. Throws as `managedCourse` does, or `invalid`. */
export async function updateCourse(ctx: Context, input: CourseChange): Promise<Course> {
  const { id: which, sections, categorySlug, subtitle, source, ...fields } = input
  return transact(ctx, async tx => {
    const course = await managedCourse(tx, which)
    const category = categorySlug === undefined ? course.categoryId : await categoryId(tx, categorySlug)
    const [before] = await tx.tx.select(TOLD).from(courses).where(eq(courses.id, course.id))
    const [after] = await tx.tx
      .update(courses)
      .set({
        ...fields,
        ...(subtitle === undefined ? {} : { subtitle: subtitle ?? '' }),
        ...(source ? { sourceKey: source.key, sourceDigest: source.digest } : {}),
        categoryId: category,
        revision: sql`${courses.revision} + 1`,
        updatedAt: tx.now(),
      })
      .where(eq(courses.id, course.id))
      .returning(TOLD)
    const { id: courseId, ownerId } = course
    const became = sections && (await rewrite(tx, { id: courseId, categoryId: category }, sections))
    const told = { courseId, ownerId, title: after?.title ?? course.title, outline: sections !== undefined }
    const own = difference(before ?? {}, after ?? {})
    await emit(tx, courseUpdated, {
      ...{ ...told, ...own },
      before: { ...own.before, ...became?.before },
      after: { ...own.after, ...became?.after },
    })
    return courseBySlugOrId(tx, courseId)
  })
}

/** What the fact says of a change. */
const TOLD = {
  title: courses.title,
  subtitle: courses.subtitle,
  descriptionMarkdown: courses.descriptionMarkdown,
  outcomes: courses.outcomes,
  requirements: courses.requirements,
  level: courses.level,
  language: courses.language,
  priceMinor: courses.priceMinor,
  currency: courses.currency,
  tier: courses.tier,
  categoryId: courses.categoryId,
}

/** Gives what became of the outline. */
async function rewrite(tx: TxContext, course: { id: string; categoryId: string }, drafts: SectionDraft[]) {
  const before = await snapshot(tx, course.id)
  await writeOutline(tx, course, drafts)
  return whatBecame(before, await snapshot(tx, course.id))
}
