// Puts a person on a course's list, once.
import { and, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { enrollments } from '@/db/schema/learning'
import { notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
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
  const [row] = await tx.tx
    .insert(enrollments)
    .values({ id: newId(now), courseId, userId, versionId, source, enrolledAt: now })
    .onConflictDoNothing({ target: [enrollments.userId, enrollments.courseId] })
    .returning()
  if (row) {
    await restoreProgress(tx, userId, courseId)
    await emit(tx, enrollmentCreated, { enrollmentId: row.id, courseId, userId })
  }
  const [existing] = await tx.tx
    .select()
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId)))
  if (!existing) throw notFound('enrollment')
  return { enrollment: enrollmentDto(existing), created: row !== undefined }
}
