// What an outline and its lessons say at a moment, and what became of it: for verbs that write many lessons at once.
import { and, eq, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import { bounded, type Difference, difference } from '@/lib/core/difference'
import { outlineOf } from '../editing/reads'
import { type Arranged, arrangement } from './arrangement'

type Says = { id: string; title: string } & Record<string, unknown>
export type Snapshot = Arranged & { lessons: Map<string, Says> }

/** Characters of JSON on each side. */
const MOST = 400_000

/** Lessons that are hidden are not there. */
export async function snapshot(ctx: TxContext, courseId: string): Promise<Snapshot> {
  const { sections } = await outlineOf(ctx, courseId)
  const { id, title, kind, difficulty, bodyMarkdown, durationSeconds, freePreview, optional, mediaId, embedUrl } =
    lessons
  const found = await ctx.tx
    .select({ id, title, kind, difficulty, bodyMarkdown, durationSeconds, freePreview, optional, mediaId, embedUrl })
    .from(lessons)
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
  return { sections, lessons: new Map(found.map(lesson => [lesson.id, lesson])) }
}

/** The arrangement, what changed in the lessons that stayed, and all that those said that went. */
export function whatBecame(before: Snapshot, after: Snapshot): Difference {
  const sides: { before: Says[]; after: Says[] } = { before: [], after: [] }
  for (const [id, was] of before.lessons) {
    const is = after.lessons.get(id)
    const changed = difference(was, is ?? {})
    if (Object.keys(changed.before).length === 0) continue
    const { texts } = changed
    const named = { id, title: was.title, ...(texts && { texts }) }
    sides.before.push({ ...named, ...changed.before })
    if (is) sides.after.push({ ...named, title: is.title, ...changed.after })
  }
  const arranged = arrangement(before, after)
  if (sides.before.length === 0) return arranged
  return {
    before: { ...arranged.before, lessons: bounded(sides.before, MOST) },
    after: { ...arranged.after, lessons: bounded(sides.after, MOST) },
  }
}
