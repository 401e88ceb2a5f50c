// What the import page shows and takes: the tree before it is made, how far it is, and what became of it.
import { z } from 'zod'

const Entry = z.object({ path: z.string(), what: z.string(), reason: z.string().optional() })
const Report = z.object({ kept: z.array(Entry), changed: z.array(Entry), leftOut: z.array(Entry) })

export const ImportPreview = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  sections: z.array(
    z.object({ title: z.string(), lessons: z.array(z.object({ title: z.string(), kind: z.string() })) }),
  ),
  pictures: z.int(),
  /** The title of the course that an earlier import of the same source made, and that this one would change. */
  updates: z.string().nullable(),
  report: Report,
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportOutcome = z.object({ outcome: z.enum(['created', 'updated', 'unchanged']), report: Report })
export type ImportOutcome = z.infer<typeof ImportOutcome>

export type CourseImport = {
  id: string
  filename: string
  state: 'reading' | 'previewed' | 'importing' | 'done' | 'failed'
  preview: ImportPreview | null
  outcome: ImportOutcome | null
  stepsDone: number
  stepsTotal: number
  problem: string | null
  courseId: string | null
  createdAt: Date
}

export const ImportOnly = z.object({ id: z.uuid() })
export type ImportOnly = z.infer<typeof ImportOnly>
