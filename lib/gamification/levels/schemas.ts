// What levels take at the doors.
import { z } from 'zod'

const choice = z
  .string()
  .max(40)
  .transform(key => key || null)
  .nullable()

/** Null, and what a form sends for "none", is the plain look. */
export const ChooseLookInput = z.object({ title: choice, stone: choice })
export type ChooseLookInput = z.infer<typeof ChooseLookInput>
