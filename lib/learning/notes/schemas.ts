// What notes take and give at the doors.
import { z } from 'zod'
import { prose } from '../schemas'

const body = prose(1, 10_000)
const timestampSeconds = z.int().min(0, 'starts at 0').max(360_000, 'is at most 360,000 (100 hours)').nullable()

export const CreateNoteInput = z
  .strictObject({ body, timestampSeconds: timestampSeconds.optional() })
  .meta({ id: 'CreateNote' })
export type CreateNoteInput = z.infer<typeof CreateNoteInput>

export const UpdateNoteInput = z
  .strictObject({ body: body.optional(), timestampSeconds: timestampSeconds.optional() })
  .meta({ id: 'UpdateNote' })
export type UpdateNoteInput = z.infer<typeof UpdateNoteInput>

export const Note = z
  .object({
    id: z.string(),
    lessonId: z.string(),
    courseId: z.string(),
    body: z.string(),
    timestampSeconds: z.int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Note' })
export type Note = z.infer<typeof Note>

export const NoteList = z.object({ items: z.array(Note), nextCursor: z.string().nullable() }).meta({ id: 'NoteList' })
export type NoteList = z.infer<typeof NoteList>
