// Freezes what lessons say at a publication; a lesson that did not change keeps its version.
import { createHash } from 'node:crypto'
import { desc, inArray } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonVersions } from '@/db/schema/courses'
import { newId } from '@/lib/core/ids'
import type { LessonContent } from '../teaching/reads'

/** Gives the version of each lesson by its id. */
export async function freezeLessons(ctx: TxContext, lessons: LessonContent[]): Promise<Map<string, string>> {
  const ids = lessons.map(({ id }) => id)
  const { id, lessonId, number, digest } = lessonVersions
  const latest = await ctx.tx
    .selectDistinctOn([lessonId], { id, lessonId, number, digest })
    .from(lessonVersions)
    .where(inArray(lessonId, ids))
    .orderBy(lessonId, desc(number))
  const byLesson = new Map(latest.map(row => [row.lessonId, row]))
  const versions = new Map(latest.map(row => [row.lessonId, row.id]))
  const fresh = lessons.flatMap(lesson => {
    const last = byLesson.get(lesson.id)
    const fingerprint = digestOf(lesson)
    if (last?.digest === fingerprint) return []
    const { id: lessonId, title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl } = lesson
    const row = { id: newId(ctx.now()), lessonId, number: (last?.number ?? 0) + 1, digest: fingerprint }
    versions.set(lessonId, row.id)
    return [{ ...row, title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl, createdAt: ctx.now() }]
  })
  if (fresh.length > 0) await ctx.tx.insert(lessonVersions).values(fresh)
  return versions
}

function digestOf({ title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl }: LessonContent): string {
  return createHash('sha256')
    .update(JSON.stringify([title, kind, bodyMarkdown, durationSeconds, mediaId, embedUrl]))
    .digest('hex')
}
