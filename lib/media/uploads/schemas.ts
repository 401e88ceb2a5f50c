// What uploads take and give at the doors.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'

export const UploadParams = z.object({ id: z.uuid() })

/** What a file is for; `courseId` says whose, `lessonId` which lesson gets it. */
export const NewUpload = z
  .discriminatedUnion('purpose', [
    z.object({ purpose: z.literal('lesson'), courseId: z.uuid(), lessonId: z.uuid() }),
    z.object({ purpose: z.enum(['picture', 'cover']), courseId: z.uuid() }),
    z.object({ purpose: z.literal('import') }),
  ])
  .and(z.object({ filename: line(1, 200), sizeBytes: z.int().min(0) }))
export type NewUpload = z.infer<typeof NewUpload>

export const Upload = z
  .object({
    id: z.string(),
    purpose: z.enum(['lesson', 'picture', 'cover', 'import']),
    courseId: z.string().nullable(),
    lessonId: z.string().nullable(),
    filename: z.string(),
    sizeBytes: z.int(),
    /** How many bytes have arrived. */
    offset: z.int(),
    state: z.enum(['receiving', 'received', 'ready', 'failed']),
    /** Why it failed, or what it waits for, in words. */
    problem: z.string().nullable(),
    mediaId: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

/** One's uploads that are not ready yet, of one lesson where it is named. */
export const UploadQuery = z.object({ lessonId: z.uuid().optional() })
export const UploadList = z.object({ items: z.array(Upload) }).meta({ id: 'UploadList' })
export type UploadList = z.infer<typeof UploadList>
