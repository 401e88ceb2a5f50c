// What can happen to accounts.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'
import { ROLES } from '@/lib/core/permissions'

export const accountRegistered = defineFact(
  'account.registered',
  z.object({ userId: z.uuid(), name: z.string(), email: z.string() }),
)
const fields = z.record(z.string(), z.unknown())
/** Only what changed, as it was and as it is. */
export const profileUpdated = defineFact(
  'account.profile-updated',
  z.object({ userId: z.uuid(), before: fields, after: fields }),
)
export const roleAssigned = defineFact('account.role-assigned', z.object({ userId: z.uuid(), role: z.enum(ROLES) }))
export const sessionOpened = defineFact(
  'session.opened',
  z.object({ userId: z.uuid(), sessionId: z.uuid(), kind: z.enum(['browser', 'api']) }),
)
export const sessionsEnded = defineFact(
  'session.ended',
  z.object({ userId: z.uuid(), sessionIds: z.array(z.uuid()), why: z.string() }),
)
export const codesTurnedOn = defineFact('account.codes-turned-on', z.object({ userId: z.uuid() }))
export const codesTurnedOff = defineFact('account.codes-turned-off', z.object({ userId: z.uuid() }))
/** Somebody asked to set a new password for an address; whether it has an account is looked up afterwards. */
export const resetRequested = defineFact('account.reset-requested', z.object({ email: z.string() }))
export const verificationRequested = defineFact('account.verification-requested', z.object({ userId: z.uuid() }))
export const emailVerified = defineFact('account.email-verified', z.object({ userId: z.uuid() }))
export const passwordChanged = defineFact(
  'account.password-changed',
  z.object({ userId: z.uuid(), by: z.enum(['password', 'mailed link']) }),
)
export const emailChangeRequested = defineFact(
  'account.email-change-requested',
  z.object({ userId: z.uuid(), email: z.string() }),
)
export const emailChanged = defineFact(
  'account.email-changed',
  z.object({ userId: z.uuid(), before: z.string(), after: z.string() }),
)
export const sessionsRevoked = defineFact(
  'account.refresh-token-reused',
  z.object({ userId: z.uuid(), familyId: z.uuid() }),
)
/** A sign-in elsewhere opens the account from now on. */
export const identityLinked = defineFact(
  'account.identity-linked',
  z.object({
    userId: z.uuid(),
    provider: z.string(),
    providerName: z.string(),
    email: z.string(),
    how: z.enum(['a new account', 'the same address', 'an address that was never confirmed', 'by its owner']),
  }),
)
export const identityUnlinked = defineFact(
  'account.identity-unlinked',
  z.object({ userId: z.uuid(), provider: z.string(), email: z.string() }),
)
