// What the list of one's sessions gives at the doors.
import { z } from 'zod'

/** `device` is in words, as in “Chrome on Android”. */
export const SessionInfo = z
  .object({
    id: z.string(),
    kind: z.enum(['browser', 'api']),
    device: z.string(),
    address: z.string(),
    current: z.boolean(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
  })
  .meta({ id: 'SessionInfo' })
export type SessionInfo = z.infer<typeof SessionInfo>
export const SessionList = z.object({ items: z.array(SessionInfo) }).meta({ id: 'SessionList' })
export type SessionList = z.infer<typeof SessionList>
export const SessionParams = z.object({ id: z.uuid() })
