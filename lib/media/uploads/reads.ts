// What one may know of uploads: one's own, how far they have come, and what waits to be taken in.
import { and, desc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { uploads } from '@/lib/platform/uploads'
import type { Upload } from './schemas'

export type UploadRow = typeof table.$inferSelect

/** Throws `not_found` for what is not there and for another's. */
export async function ownUpload(ctx: Context, id: string): Promise<UploadRow> {
  const user = requireUser(ctx)
  const [row] = await db(ctx)
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.ownerId, user.id)))
  if (!row) throw notFound('upload')
  return row
}

/** An upload as its owner sees it. Throws as `ownUpload` does. */
export async function upload(ctx: Context, id: string): Promise<Upload> {
  return withOffset(await ownUpload(ctx, id))
}

/** One's uploads that are under way or went wrong, the newest first. */
export async function ownUploads(ctx: Context, lessonId?: string): Promise<Upload[]> {
  const user = requireUser(ctx)
  const rows = await db(ctx)
    .select()
    .from(table)
    .where(
      and(eq(table.ownerId, user.id), ne(table.state, 'ready'), lessonId ? eq(table.lessonId, lessonId) : undefined),
    )
    .orderBy(desc(table.createdAt))
    .limit(20)
  return Promise.all(rows.map(withOffset))
}

/** How many uploads of a person are not done yet. */
export async function countUnderWay(ctx: Context, ownerId: string): Promise<number> {
  const [row] = await db(ctx)
    .select({ count: sql<number>`count(*)::int` })
    .from(table)
    .where(and(eq(table.ownerId, ownerId), inArray(table.state, ['receiving', 'received'])))
  return row?.count ?? 0
}

/** An upload whose bytes are all here and wait to be looked at; undefined once that is done. */
export async function receivedUpload(ctx: Context, id: string): Promise<UploadRow | undefined> {
  const [row] = await db(ctx)
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.state, 'received')))
  return row
}

/** Uploads that nothing has happened to since a moment. */
export async function uploadsBefore(ctx: Context, before: Date): Promise<UploadRow[]> {
  return db(ctx).select().from(table).where(lt(table.updatedAt, before)).limit(500)
}

async function withOffset(row: UploadRow): Promise<Upload> {
  const arrived = row.state === 'receiving' ? await uploads().arrived(row.id) : undefined
  const { id, purpose, courseId, lessonId, filename, sizeBytes, state, problem, mediaId, createdAt } = row
  return {
    id,
    purpose,
    courseId,
    lessonId,
    filename,
    sizeBytes,
    offset: state === 'receiving' ? (arrived?.offset ?? 0) : sizeBytes,
    state,
    problem,
    mediaId,
    createdAt: createdAt.toISOString(),
  }
}
