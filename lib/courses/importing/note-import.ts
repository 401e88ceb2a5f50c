// Notes how far an import is, and what became of it.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseImports } from '@/db/schema/courses'
import { type Context, requirePermission } from '@/lib/core/context'
import type { ImportOutcome, ImportPreview } from './schemas'

type Note = { id: string } & (
  | { during: 'reading'; preview: ImportPreview }
  | { during: 'reading' | 'importing'; problem: string }
  | { during: 'importing'; stepsDone: number; stepsTotal: number }
  | { during: 'importing'; outcome: ImportOutcome; courseId: string }
)

/** Only while the import is where the note thinks it is: a second run of a job changes nothing. Throws `forbidden` for people. */
export async function noteImport(ctx: Context, { id, during, ...note }: Note): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  await transact(ctx, async tx => {
    await tx.tx
      .update(courseImports)
      .set({ ...changeOf(note), updatedAt: tx.now() })
      .where(and(eq(courseImports.id, id), eq(courseImports.state, during)))
  })
}

type Without<T> = T extends unknown ? Omit<T, 'id' | 'during'> : never

function changeOf(note: Without<Note>): Partial<typeof courseImports.$inferInsert> {
  if ('preview' in note) return { state: 'previewed', preview: note.preview }
  if ('problem' in note) return { state: 'failed', problem: note.problem }
  if ('outcome' in note) return { state: 'done', report: note.outcome, courseId: note.courseId }
  return { stepsDone: note.stepsDone, stepsTotal: note.stepsTotal }
}
