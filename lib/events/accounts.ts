// What can happen to accounts.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'
import { ROLES } from '@/lib/core/permissions'

export const accountRegistered = defineFact(
  'account.registered',
  z.object({ userId: z.uuid(), name: z.string(), email: z.string() }),
)
export const roleAssigned = defineFact('account.role-assigned', z.object({ userId: z.uuid(), role: z.enum(ROLES) }))
export const sessionsRevoked = defineFact(
  'account.refresh-token-reused',
  z.object({ userId: z.uuid(), familyId: z.uuid() }),
)
