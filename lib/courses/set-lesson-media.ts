// Says which pictures a lesson's text shows, so that whoever may see the lesson may see them.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { lessonMedia, lessons } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { managedCourse } from './standing'

/** Replaces the list. Throws as `managedCourse` does. */
export async function setLessonMedia(ctx: Context, input: { lessonId: string; mediaIds: string[] }): Promise<void> {
  const { lessonId, mediaIds } = input
  await transact(ctx, async tx => {
    const [lesson] = await tx.tx.select({ courseId: lessons.courseId }).from(lessons).where(eq(lessons.id, lessonId))
    if (!lesson) throw notFound('lesson')
    await managedCourse(tx, lesson.courseId)
    await tx.tx.delete(lessonMedia).where(eq(lessonMedia.lessonId, lessonId))
    const rows = [...new Set(mediaIds)].map(mediaId => ({ lessonId, mediaId }))
    if (rows.length > 0) await tx.tx.insert(lessonMedia).values(rows)
  })
}
