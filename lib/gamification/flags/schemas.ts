// What the review of unusual XP takes and gives at the doors.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'

export const DecideFlagInput = z.strictObject({
  flagId: z.uuid(),
  state: z.enum(['cleared', 'upheld']),
  note: line(1, 500),
})
export type DecideFlagInput = z.infer<typeof DecideFlagInput>

export type FlagEntry = { id: string; words: string; what: string | null; amount: number; minutes: number; at: Date }
export type Flag = {
  id: string
  user: { id: string; name: string; image: string | null; email: string }
  state: 'open' | 'cleared' | 'upheld'
  xpInHour: number
  xpAllowed: number
  raisedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  note: string | null
  /** What the learner was paid in the hour before, the newest first; 50 at most. */
  entries: FlagEntry[]
}
