// Deletes one's own note.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { notes } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'

/** Throws `not_found` for another's, and for one that is gone already. */
export async function deleteNote(ctx: Context, { noteId }: { noteId: string }): Promise<void> {
  const user = requireUser(ctx)
  await transact(ctx, async tx => {
    const mine = and(eq(notes.id, noteId), eq(notes.userId, user.id))
    const gone = await tx.tx.delete(notes).where(mine).returning({ id: notes.id })
    if (gone.length === 0) throw notFound('note')
  })
}
