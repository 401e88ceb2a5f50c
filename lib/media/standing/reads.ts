// Whether somebody may change what a course shows: its owner, its co-instructors, and who manages any course.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { courseStaff, courses, lessons } from '@/db/schema/courses'
import { captions, media } from '@/db/schema/media'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { allows } from '@/lib/core/permissions'

/**
 * Media lie below courses, so they ask its tables instead of its policy. Throws `unauthenticated` for guests, `not_found` for
 * those who cannot see the course, `forbidden` for those who can and may not write in it.
 */
export async function assertWritesCourse(ctx: Context, courseId: string): Promise<void> {
  if (ctx.actor.kind === 'guest') throw new DomainError('unauthenticated', 'Please sign in to do that.')
  const viewer = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const role = sql<
    'assistant' | 'co_instructor' | 'owner' | null
  >`(select ${courseStaff.role} from ${courseStaff} where ${courseStaff.courseId} = ${courses.id} and ${courseStaff.userId} = ${viewer}::uuid)`
  const [course] = await db(ctx)
    .select({ ownerId: courses.ownerId, status: courses.status, role })
    .from(courses)
    .where(eq(courses.id, courseId))
  if (!course) throw notFound('course')
  if (ctx.actor.permissions.has('course.edit') || course.ownerId === viewer) return
  if (course.role !== null && allows('course.edit', course.role)) return
  if (course.role === null && course.status !== 'published') throw notFound('course')
  throw new DomainError('forbidden', 'Only the owner and the co-instructors of this course can change what it shows.')
}

/** The kind of a lesson that stands in a course. Throws `not_found`. */
export async function lessonKind(ctx: Context, courseId: string, lessonId: string): Promise<string> {
  const [row] = await db(ctx)
    .select({ kind: lessons.kind })
    .from(lessons)
    .where(and(eq(lessons.id, lessonId), eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
  if (!row) throw notFound('lesson')
  return row.kind
}

/** The course of a media that the actor may change. Throws as `assertWritesCourse` does; another's own media is `not_found`. */
export async function changeableMedia(ctx: Context, mediaId: string) {
  const { id, kind, courseId, ownerId, durationSeconds } = media
  const [row] = await db(ctx)
    .select({ id, kind, courseId, ownerId, durationSeconds })
    .from(media)
    .where(eq(media.id, mediaId))
  if (!row) throw notFound('video')
  if (row.courseId) await assertWritesCourse(ctx, row.courseId)
  else if (row.ownerId !== requireUser(ctx).id) throw notFound('video')
  return row
}

/** Captions that the actor may change, with their media. Throws as `changeableMedia` does. */
export async function changeableCaptions(ctx: Context, captionId: string) {
  const [row] = await db(ctx).select().from(captions).where(eq(captions.id, captionId))
  if (!row) throw notFound('captions')
  return { captions: row, media: await changeableMedia(ctx, row.mediaId) }
}
