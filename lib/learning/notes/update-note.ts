// Changes one's own note.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { notes } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { noteDto } from './reads'
import type { Note, UpdateNoteInput } from './schemas'

/** Sets what is given and leaves the rest. Throws `not_found` for another's. */
export async function updateNote(
  ctx: Context,
  { noteId, ...input }: { noteId: string } & UpdateNoteInput,
): Promise<Note> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    const [row] = await tx.tx
      .update(notes)
      .set({ ...input, updatedAt: tx.now() })
      .where(and(eq(notes.id, noteId), eq(notes.userId, user.id)))
      .returning()
    if (!row) throw notFound('note')
    return noteDto(row)
  })
}
