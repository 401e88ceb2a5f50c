// What follows from facts about accounts: letters, and sockets that end with their session.
import { type TxContext, transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { defineReaction, type FactKind, type Reaction } from '@/lib/core/event'
import {
  accountRegistered,
  emailChanged,
  emailChangeRequested,
  identityLinked,
  identityUnlinked,
  passwordChanged,
  resetRequested,
  roleAssigned,
  verificationRequested,
} from '@/lib/events/accounts'
import { recheck } from '@/lib/platform/live'
import { mail } from '@/lib/platform/mail'
import {
  emailChangedNotice,
  emailChangeNotice,
  emailTakenMail,
  identityLinkedMail,
  identityUnlinkedMail,
  newEmailMail,
  noAccountMail,
  passwordChangedMail,
  resetMail,
  verificationMail,
} from './links/mails'
import { type LinkPurpose, makeLink } from './links/make-link'
import { addressee, userIdByEmail } from './reads'

const onRegistered = letter('accounts.mail-verification', accountRegistered, (ctx, { userId }) => verify(ctx, userId))
const onAskedAgain = letter('accounts.mail-verification-again', verificationRequested, (ctx, { userId }) =>
  verify(ctx, userId),
)

const onReset = letter('accounts.mail-reset', resetRequested, async (ctx, { email }) => {
  const userId = await userIdByEmail(ctx, email)
  const reader = userId && (await addressee(ctx, userId))
  if (!userId || !reader) return mail().send(noAccountMail(email))
  await mail().send(resetMail(reader, await link(ctx, userId, 'reset_password', reader.email)))
})

const onPassword = letter('accounts.mail-password-changed', passwordChanged, async (ctx, { userId }) => {
  const reader = await addressee(ctx, userId)
  if (reader) await mail().send(passwordChangedMail(reader))
})

const onEmailChange = letter('accounts.mail-email-change', emailChangeRequested, async (ctx, { userId, email }) => {
  const reader = await addressee(ctx, userId)
  if (!reader || reader.email === email) return
  const taken = await userIdByEmail(ctx, email)
  await mail().send(
    taken ? emailTakenMail(email) : newEmailMail({ ...reader, email }, await link(ctx, userId, 'change_email', email)),
  )
  await mail().send(emailChangeNotice(reader, email))
})

const onEmailChanged = letter('accounts.mail-email-changed', emailChanged, async (ctx, { userId, before, after }) => {
  const reader = await addressee(ctx, userId)
  if (reader) await mail().send(emailChangedNotice({ ...reader, email: before }, after))
})

const onLinked = letter('accounts.mail-identity-linked', identityLinked, async (ctx, { userId, providerName, how }) => {
  const reader = how === 'a new account' ? undefined : await addressee(ctx, userId)
  const isReclaimed = how === 'an address that was never confirmed'
  if (reader) await mail().send(identityLinkedMail(reader, providerName, isReclaimed))
})

const onUnlinked = letter('accounts.mail-identity-unlinked', identityUnlinked, async (ctx, { userId }) => {
  const reader = await addressee(ctx, userId)
  if (reader) await mail().send(identityUnlinkedMail(reader))
})

async function verify(ctx: Context, userId: string): Promise<void> {
  const reader = await addressee(ctx, userId)
  if (!reader || reader.isVerified) return
  await mail().send(verificationMail(reader, await link(ctx, userId, 'verify_email', reader.email)))
}

/** A second run makes a new link and ends the first: whoever gets two letters uses the later one. */
function link(ctx: Context, userId: string, purpose: LinkPurpose, email: string): Promise<string> {
  return transact(ctx, tx => makeLink(tx, { userId, purpose, email }))
}

function letter<P>(name: string, on: FactKind<P>, write: (ctx: Context, payload: P) => Promise<void>): Reaction {
  return defineReaction({ name, on, mode: 'queued', run: (ctx, { payload }) => write(ctx, payload) })
}

/** Channels that another role does not hear are left at once. */
const lookAtRole = defineReaction({
  name: 'accounts.look-at-role',
  on: roleAssigned,
  mode: 'inline',
  run: async (ctx, { payload }) => recheck(ctx as TxContext, payload.userId),
})

export const accountReactions: Reaction[] = [
  lookAtRole,
  onRegistered,
  onAskedAgain,
  onReset,
  onPassword,
  onEmailChange,
  onEmailChanged,
  onLinked,
  onUnlinked,
]
