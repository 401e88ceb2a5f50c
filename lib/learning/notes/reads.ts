// One's own notes; nobody else ever sees them.
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { notes } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { bornOf, pageOf } from '../birth-cursor'
import { openableLesson } from '../reads'
import type { Page } from '../schemas'
import type { Note, NoteList } from './schemas'

/** One's own notes in a lesson, oldest first. Throws as openableLesson does. */
export async function lessonNotes(ctx: Context, lessonId: string, { limit, cursor }: Page): Promise<NoteList> {
  const user = requireUser(ctx)
  await openableLesson(ctx, lessonId)
  const list = `notes ${user.id} ${lessonId}`
  const from = cursor === undefined ? undefined : bornOf(list, cursor)
  const found = await db(ctx)
    .select()
    .from(notes)
    .where(
      and(
        eq(notes.userId, user.id),
        eq(notes.lessonId, lessonId),
        from &&
          sql`(${notes.createdAt}, ${notes.id}) > (${from.createdAt.toISOString()}::timestamptz, ${from.id}::uuid)`,
      ),
    )
    .orderBy(asc(notes.createdAt), asc(notes.id))
    .limit(limit + 1)
  const { page, nextCursor } = pageOf(list, found, limit)
  return { items: page.map(noteDto), nextCursor }
}

/** One's own note; another's is missing. */
export async function ownNote(ctx: Context, noteId: string): Promise<Note> {
  const user = requireUser(ctx)
  const mine = and(eq(notes.id, noteId), eq(notes.userId, user.id))
  const [row] = isId(noteId) ? await db(ctx).select().from(notes).where(mine) : []
  if (!row) throw notFound('note')
  return noteDto(row)
}

export function noteDto(row: typeof notes.$inferSelect): Note {
  const { id, lessonId, courseId, body, timestampSeconds, createdAt, updatedAt } = row
  return {
    id,
    lessonId,
    courseId,
    body,
    timestampSeconds,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
