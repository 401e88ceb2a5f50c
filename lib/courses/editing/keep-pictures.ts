// Keeps the list of a lesson's pictures true to its text, so that whoever may see the lesson may see them.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessonMedia } from '@/db/schema/courses'
import { isId } from '@/lib/core/ids'
import { mediaAbout } from '@/lib/media/reads'

const ADDRESS = /\/api\/v1\/media\/([0-9a-f-]{36})\//g

/** Media of other courses are left out: their own lessons decide who sees them. */
export async function keepPictures(
  tx: TxContext,
  lesson: { id: string; courseId: string; bodyMarkdown: string },
): Promise<void> {
  const named = new Set([...lesson.bodyMarkdown.matchAll(ADDRESS)].flatMap(([, id]) => (id && isId(id) ? [id] : [])))
  const before = await tx.tx
    .select({ id: lessonMedia.mediaId })
    .from(lessonMedia)
    .where(eq(lessonMedia.lessonId, lesson.id))
  const known = new Set(before.map(({ id }) => id))
  if (known.size === named.size && [...named].every(id => known.has(id))) return

  const kept: string[] = []
  for (const id of named) {
    if (known.has(id) || (await mediaAbout(tx, id))?.courseId === lesson.courseId) kept.push(id)
  }
  await tx.tx.delete(lessonMedia).where(eq(lessonMedia.lessonId, lesson.id))
  if (kept.length > 0) await tx.tx.insert(lessonMedia).values(kept.map(mediaId => ({ lessonId: lesson.id, mediaId })))
}
