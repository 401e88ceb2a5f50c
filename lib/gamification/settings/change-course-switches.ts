// Those who write a course switch its XP or its board off or on.
import { isDeepStrictEqual } from 'node:util'
import { transact } from '@/db/client'
import { courseGamification } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { courseGamificationChanged } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { courseSwitches } from './reads'
import type { ChangeCourseSwitches, CourseSwitches } from './schemas'

/** What was earned stays. Throws as `taughtCourse` does, and `forbidden` for assistants. */
export async function changeCourseSwitches(ctx: Context, input: ChangeCourseSwitches): Promise<CourseSwitches> {
  return transact(ctx, async tx => {
    const { id: courseId, trust } = await taughtCourse(tx, input.courseId)
    if (!trust.includes('edit'))
      throw new DomainError(
        'forbidden',
        'The owner and the co-instructors of a course decide about its XP and its board.',
      )
    const { courseId: _, ...before } = await courseSwitches(tx, courseId)
    const after = { xp: input.xp, board: input.board }
    if (isDeepStrictEqual(before, after)) return after
    const row = { ...after, updatedAt: tx.now() }
    await tx.tx
      .insert(courseGamification)
      .values({ courseId, ...row })
      .onConflictDoUpdate({ target: courseGamification.courseId, set: row })
    await emit(tx, courseGamificationChanged, { courseId, before, after })
    return after
  })
}
