// What going back takes.
import { z } from 'zod'

const courseId = z.string().min(1).max(200)
const versionId = z.uuid()

export const RestoreVersion = z.object({ courseId, versionId })
export type RestoreVersion = z.infer<typeof RestoreVersion>

export const RestoreLesson = z.object({ courseId, versionId, lessonId: z.uuid() })
export type RestoreLesson = z.infer<typeof RestoreLesson>
