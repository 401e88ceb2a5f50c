// When a course is to publish itself, and what its publication will say.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'

type Plan = { publishAt: string | null; note: string; learners: 'keep' | 'migrate' }

/** For verbs that hold the lock of the course. */
export async function plannedFor(ctx: TxContext, courseId: string): Promise<Plan> {
  const { publishAt, publishNote: note, publishLearners: learners } = courses
  const [row] = await ctx.tx.select({ publishAt, note, learners }).from(courses).where(eq(courses.id, courseId))
  if (!row) throw new Error('the locked course is there')
  return { ...row, publishAt: row.publishAt?.toISOString() ?? null }
}
