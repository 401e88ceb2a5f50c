// What other sign-ins give and take at the doors, and why one may be refused, in words.
import { z } from 'zod'
import { DomainError } from '@/lib/core/errors'

/** Who a provider says somebody is. `subject` never changes there; an address counts only where the provider has confirmed it. */
export type Elsewhere = {
  /** The provider's key, such as `google` or `oidc:https://login.example.com`. */
  provider: string
  providerName: string
  subject: string
  email: string | null
  isConfirmed: boolean
  name: string | null
}

export const IdentityInfo = z
  .object({ id: z.string(), provider: z.string(), email: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'IdentityInfo' })
export type IdentityInfo = z.infer<typeof IdentityInfo>
export const IdentityList = z.object({ items: z.array(IdentityInfo) }).meta({ id: 'IdentityList' })
export const IdentityParams = z.object({ id: z.string().regex(/^[\w-]{22}$/) })

/** The refusals, by their code: pages get back only the code, in the address. */
export const REFUSALS = {
  account_suspended: 'This account is suspended. Please write to those who run this site.',
  email_unconfirmed_elsewhere:
    'Your account there has no e-mail address that is confirmed there. Confirm it there first, or sign in here with your password.',
  other_identity:
    'Your account here is connected with another account there. Sign in with that one, or with your password and connect this one.',
  disconnected: 'You disconnected that account there. Sign in another way; then you can connect it again.',
  identity_taken:
    'That account there is connected with another account here. Sign in with it, and disconnect it first.',
  email_unconfirmed: 'Please confirm your own e-mail address first; then you can connect other sign-ins.',
  last_way_in: 'This is your only way to sign in. Set a password first; then you can disconnect it.',
  password_required: 'Please show once more that it is you; then go on.',
  rate_limited: 'That was often in a short time. Please wait a minute and try again.',
} as const

/** What pages say when somebody comes back from a provider without what they wanted. */
export const PROBLEMS: Record<string, string> = {
  ...REFUSALS,
  cancelled: 'You did not go on there, so nothing was changed here.',
  failed: 'That did not work out, and nothing was changed. Please try again.',
  unreachable: 'We cannot reach that provider right now. Please try again later, or sign in another way.',
}

type Refusal = Exclude<keyof typeof REFUSALS, 'rate_limited' | 'password_required'>

/** The refusal with its words. */
export function refusal(code: Refusal): DomainError {
  return new DomainError(code === 'account_suspended' ? 'forbidden' : 'conflict', REFUSALS[code], { code })
}
