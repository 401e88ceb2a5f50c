// Writes a note for oneself, beside a lesson or one second of it.
import { transact } from '@/db/client'
import { notes } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { noteWritten } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { openableLesson } from '../reads'
import { noteDto } from './reads'
import type { CreateNoteInput, Note } from './schemas'

/** For whoever may open the lesson. Throws as openableLesson does. */
export async function createNote(ctx: Context, input: { lessonId: string } & CreateNoteInput): Promise<Note> {
  const user = requireUser(ctx)
  const { lessonId, courseId } = await openableLesson(ctx, input.lessonId)
  const now = ctx.now()
  const { body, timestampSeconds = null } = input
  const row = {
    id: newId(now),
    userId: user.id,
    lessonId,
    courseId,
    body,
    timestampSeconds,
    createdAt: now,
    updatedAt: now,
  }
  await transact(ctx, async tx => {
    await tx.tx.insert(notes).values(row)
    const written = { noteId: row.id, userId: user.id, lessonId, courseId, length: body.length, timestampSeconds }
    await emit(tx, noteWritten, written)
  })
  return noteDto(row)
}
