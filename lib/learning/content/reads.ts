// What a lesson holds, for those who may open it now.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { editionSeenBy } from '@/lib/courses/editions/reads'
import { lessonContent } from '@/lib/courses/reads'
import type { Lesson } from '@/lib/courses/schemas'
import { lockedError, locksIn } from '../access/reads'
import { openableLesson } from '../reads'

/**
 * A lesson with its content: for staff and admins, for the enrolled while it is not locked, and on a published course for
 * everyone whom a free preview invites. Throws as openableLesson does.
 */
export async function lesson(ctx: Context, id: string): Promise<Lesson> {
  const { lessonId, editionId } = await openableLesson(ctx, id)
  const content = await lessonContent(ctx, { lessonId, editionId })
  if (!content) throw notFound('lesson')
  return content
}

/**
 * Throws `forbidden` (`locked`) where all lessons that show a media are locked to the actor, and `not_found` where the edition
 * of the actor does not show it at all. `guardedCourseId` is null where nothing is locked to the actor.
 */
export async function assertUnlocked(
  ctx: Context,
  { mediaId, guardedCourseId }: { mediaId: string; guardedCourseId: string | null },
): Promise<void> {
  const userId = actorId(ctx)
  if (guardedCourseId === null || userId === null) return
  const showing = await rows<{ lessonId: string; editionId: string; enrolledAt: string }>(
    ctx,
    sql`select x.lesson_id as "lessonId", x.edition_id as "editionId", e.enrolled_at as "enrolledAt"
        from courses
        join enrollments e on e.course_id = courses.id and e.user_id = ${userId}::uuid
        join edition_lessons x on x.edition_id = ${editionSeenBy(userId, false)}
        where courses.id = ${guardedCourseId}::uuid
          and (x.media_id = ${mediaId}::uuid or position(${mediaId} in x.body_markdown) > 0)`,
  )
  const [first] = showing
  if (!first) throw notFound('file')
  const enrolledAt = new Date(first.enrolledAt)
  const locks = await locksIn(ctx, { courseId: guardedCourseId, editionId: first.editionId, userId, enrolledAt })
  if (showing.every(({ lessonId }) => locks.has(lessonId))) throw lockedError(locks.get(first.lessonId) ?? [])
}
