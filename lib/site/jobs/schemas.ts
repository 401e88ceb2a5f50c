// What the page of failed jobs takes: one job, all of one reaction, or all.
import { z } from 'zod'

export const FailedJobs = z
  .strictObject({ id: z.uuid().optional(), reaction: z.string().min(1).max(200).optional() })
  .refine(({ id, reaction }) => id === undefined || reaction === undefined, 'name one job or one reaction')
export type FailedJobs = z.infer<typeof FailedJobs>
