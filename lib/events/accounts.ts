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
const role = z.enum(ROLES)
/** `reason` is what the admin said who did it, here and below. */
export const roleAssigned = defineFact(
  'account.role-assigned',
  z.object({ userId: z.uuid(), before: role, after: role, reason: z.string() }),
)
/** Closed by an admin; its sessions end in the same transaction. */
export const accountSuspended = defineFact('account.suspended', z.object({ userId: z.uuid(), reason: z.string() }))
/** Open again; `before` is what it was closed for, and since when. */
export const accountReinstated = defineFact(
  'account.reinstated',
  z.object({
    userId: z.uuid(),
    reason: z.string(),
    before: z.object({ suspendedAt: z.iso.datetime(), suspendedReason: z.string() }),
  }),
)
export const signedOutEverywhere = defineFact(
  'account.signed-out-everywhere',
  z.object({ userId: z.uuid(), reason: z.string(), sessionCount: z.int() }),
)
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
