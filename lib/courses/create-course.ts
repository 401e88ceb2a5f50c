// Creates a course as a draft.
import { like } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courseStaff, courses } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { courseCreated } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { writeOutline } from './outline/write-outline'
import { courseBySlugOrId } from './reads'
import type { Course, CreateCourse } from './schemas'
import { freeSlug, slugOf } from './slug'
import { categoryId } from './standing'

/** `source` says where an imported course came from. */
export type CourseSource = { key: string; digest: string }

/** The actor becomes its owner. Throws `forbidden` for students and `invalid` for an unknown category. */
export async function createCourse(ctx: Context, input: CreateCourse & { source?: CourseSource }): Promise<Course> {
  requirePermission(ctx, 'course.create')
  const owner = requireUser(ctx)
  const { sections = [], categorySlug, subtitle, source, ...fields } = input
  return transact(ctx, async tx => {
    const now = tx.now()
    const id = newId(now)
    const category = await categoryId(tx, categorySlug)
    await insertWithSlug(tx, {
      ...fields,
      id,
      subtitle: subtitle ?? '',
      categoryId: category,
      ownerId: owner.id,
      sourceKey: source?.key,
      sourceDigest: source?.digest,
      createdAt: now,
      updatedAt: now,
    })
    await tx.tx.insert(courseStaff).values({ courseId: id, userId: owner.id, role: 'owner' })
    await writeOutline(tx, { id, categoryId: category }, sections)
    await emit(tx, courseCreated, { courseId: id, title: fields.title, ownerId: owner.id })
    return courseBySlugOrId(tx, id)
  })
}

const TRIES = 20

/** Two courses of one title at the same moment both find a slug: the index decides, the loser takes the next. Gives the slug. */
export async function insertWithSlug(ctx: TxContext, row: Omit<typeof courses.$inferInsert, 'slug'>): Promise<string> {
  const wish = slugOf(row.title)
  for (let tries = 0; tries < TRIES; tries++) {
    const taken = await ctx.tx
      .select({ slug: courses.slug })
      .from(courses)
      .where(like(courses.slug, `${wish}%`))
    const slug = freeSlug(wish, new Set(taken.map(({ slug }) => slug)))
    const [made] = await ctx.tx
      .insert(courses)
      .values({ ...row, slug })
      .onConflictDoNothing({ target: courses.slug })
      .returning({ id: courses.id })
    if (made) return slug
  }
  throw new DomainError('unavailable', 'Many courses of that title are being created. Please try again in a moment.')
}
