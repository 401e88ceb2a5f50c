// Puts a person on a course's list, once.
import { and, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { enrollments } from '@/db/schema/learning'
import { newId } from '@/lib/core/ids'
import { only } from '@/lib/core/only'
import { enrollmentCreated } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { enrollmentDto } from './reads'
import { restoreProgress } from './restore-progress'
import type { Enrollment } from './schemas'

type NewEnrollment = { courseId: string; userId: string; versionId: string | null; source: 'self' | 'grant' }

/** For verbs that checked who may. Of two at once the unique key lets one in; both get the same enrollment. Who was here before finds what they did. */
export async function addEnrollment(
  tx: TxContext,
  { courseId, userId, versionId, source }: NewEnrollment,
): Promise<{ enrollment: Enrollment; created: boolean }> {
  const now = tx.now()
  const id = newId(now)
  const [fresh] = await tx.tx
    .insert(enrollments)
    .values({ id, courseId, userId, versionId, source, enrolledAt: now })
    // Changes nothing, and holds the row of whoever was first: nobody takes it away before it is read.
    .onConflictDoUpdate({ target: [enrollments.userId, enrollments.courseId], set: { courseId } })
    .returning({ id: enrollments.id })
  const created = fresh?.id === id
  if (created) {
    await restoreProgress(tx, userId, courseId)
    await emit(tx, enrollmentCreated, { enrollmentId: id, courseId, userId })
  }
  const mine = and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId))
  const row = only(await tx.tx.select().from(enrollments).where(mine))
  return { enrollment: enrollmentDto(row), created }
}
