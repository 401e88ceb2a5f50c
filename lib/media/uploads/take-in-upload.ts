// Takes in an upload whose bytes are all here: looks at what it really is, stores it, and tells what became of it.
import { and, eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import { accountOf } from '@/lib/accounts/reads'
import { type Context, requirePermission, userActor } from '@/lib/core/context'
import { isDomainError, notFound } from '@/lib/core/errors'
import { uploadStored } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { uploads } from '@/lib/platform/uploads'
import { addMedia } from '../add-media'
import { assertWritesCourse } from '../standing/reads'
import { prepareUpload } from './prepare-upload'
import { receivedUpload, type UploadRow } from './reads'

/**
 * May run twice. It acts as the owner of the upload, so that rights that were lost meanwhile count. What is wrong with the file is
 * kept in words beside the upload and nothing changes; a failure of ours is thrown, and the upload waits for another try.
 */
export async function takeInUpload(ctx: Context, input: { uploadId: string }): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  const row = await receivedUpload(ctx, input.uploadId)
  const owner = row && (await accountOf(ctx, row.ownerId))
  if (!row || !owner) return
  try {
    await takeIn({ ...ctx, actor: userActor(owner) }, row)
  } catch (error) {
    const problem = problemOf(error)
    if (problem) await note(ctx, row.id, problem, isDomainError(error) ? 'failed' : 'received')
    if (!isDomainError(error)) throw error
  }
  await uploads().remove(row.id)
}

async function takeIn(ctx: Context, row: UploadRow): Promise<void> {
  if (row.courseId) await assertWritesCourse(ctx, row.courseId)
  const { media, storageKey } = await prepareUpload(row)
  await transact(ctx, async tx => {
    const isPublic = row.purpose === 'cover'
    const place = { visibility: isPublic ? ('public' as const) : ('course' as const), courseId: row.courseId }
    const mediaId = media ? await addMedia(tx, { ...media, ...place }) : null
    const [mine] = await tx.tx
      .update(table)
      .set({ state: 'ready', mediaId, problem: null, updatedAt: tx.now() })
      .where(and(eq(table.id, row.id), eq(table.state, 'received')))
      .returning({ id: table.id })
    if (!mine) throw notFound('upload')
    const { purpose, filename, ownerId, courseId, lessonId } = row
    await emit(tx, uploadStored, {
      uploadId: row.id,
      ownerId,
      purpose,
      filename,
      mediaId,
      storageKey,
      courseId,
      lessonId,
    })
  })
}

/** What the owner reads; undefined for failures that nobody needs to know of, since the next try follows by itself. */
function problemOf(error: unknown): string | undefined {
  if (isDomainError(error)) return error.message
  const code = (error as { code?: unknown } | null)?.code
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return undefined
  return 'There is no room left on the server. Your file is kept, and we try again by ourselves.'
}

async function note(ctx: Context, id: string, problem: string, state: 'failed' | 'received'): Promise<void> {
  await db(ctx)
    .update(table)
    .set({ state, problem })
    .where(and(eq(table.id, id), eq(table.state, 'received')))
}
