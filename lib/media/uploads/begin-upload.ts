// Begins an upload: who may, for what, how large and under which name is decided before the first byte.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { uploads } from '@/lib/platform/uploads'
import { assertWritesCourse, lessonKind } from '../standing/reads'
import { countUnderWay, upload } from './reads'
import { assertMayBegin } from './rules'
import type { NewUpload, Upload } from './schemas'

const MOST_UNDER_WAY = 20

/** Throws as `assertWritesCourse` does, and `invalid`, `payload_too_large`, `conflict` or `storage_full` in words. */
export async function beginUpload(ctx: Context, input: NewUpload): Promise<Upload> {
  const user = requireUser(ctx)
  if (input.purpose === 'import') requirePermission(ctx, 'course.create')
  else await assertWritesCourse(ctx, input.courseId)
  const courseId = input.purpose === 'import' ? null : input.courseId
  const lessonId = input.purpose === 'lesson' ? input.lessonId : null
  const kind = courseId && lessonId ? await lessonKind(ctx, courseId, lessonId) : undefined
  assertMayBegin({ ...input, lessonKind: kind })
  if ((await countUnderWay(ctx, user.id)) >= MOST_UNDER_WAY)
    throw new DomainError('conflict', 'You have many uploads under way. Please let some of them end, or cancel them.')

  const id = newId(ctx.now())
  const { purpose, filename, sizeBytes } = input
  const row = { id, ownerId: user.id, purpose, courseId, lessonId, filename, sizeBytes }
  await db(ctx)
    .insert(table)
    .values({ ...row, createdAt: ctx.now(), updatedAt: ctx.now() })
  try {
    await uploads().create(id, sizeBytes)
  } catch (error) {
    await db(ctx).delete(table).where(eq(table.id, id))
    throw error
  }
  return upload(ctx, id)
}
