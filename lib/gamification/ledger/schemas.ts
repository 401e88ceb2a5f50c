// What the ledger takes and gives at the doors.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'

export const XpEntry = z
  .object({
    id: z.string(),
    userId: z.string(),
    amount: z.int(),
    reason: z.string(),
    rule: z.string(),
    ruleVersion: z.int(),
    /** `amount = round(base × multiplier × repeatFactor) + streakBonus`. */
    breakdown: z.object({ base: z.int(), multiplier: z.number(), repeatFactor: z.number(), streakBonus: z.int() }),
    courseId: z.string().nullable(),
    occurredAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'XpEntry' })
export type XpEntry = z.infer<typeof XpEntry>

/** `what` names the lesson, quiz or course, where it is still there. */
export const XpHistory = z
  .object({ items: z.array(XpEntry.extend({ what: z.string().nullable() })), nextCursor: z.string().nullable() })
  .meta({ id: 'XpHistory' })
export type XpHistory = z.infer<typeof XpHistory>

export const XpPage = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type XpPage = z.infer<typeof XpPage>

/** `courseId` is what an instructor gives it for: the learner takes it and the instructor teaches it. */
export const GiveXpInput = z
  .strictObject({
    userId: z.uuid(),
    amount: z.int().min(1, 'is at least 1').max(500, 'is at most 500'),
    reason: line(1, 300),
    courseId: z.uuid().optional(),
  })
  .meta({ id: 'GiveXp' })
export type GiveXpInput = z.infer<typeof GiveXpInput>

export const CorrectXpInput = z.strictObject({ entryId: z.uuid(), reason: line(1, 300) }).meta({ id: 'CorrectXp' })
export type CorrectXpInput = z.infer<typeof CorrectXpInput>
