// /verify-email?token=…
import type { Metadata } from 'next'
import { AccountCard } from '@/components/accounts/account-card'
import { VerifyEmailForm } from '@/components/accounts/mailed-link-forms'
import { TextLink } from '@/components/ui/text-link'
import { ownGuards } from '@/lib/accounts/reads'
import { pageContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Confirm your e-mail address', referrer: 'no-referrer' }

/** Opening the page confirms nothing yet: programs that look into mail open links, too. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = '' } = await searchParams
  const ctx = await pageContext()
  const guards = ctx.actor.kind === 'user' ? await ownGuards(ctx) : null
  return (
    <AccountCard
      title="Confirm your e-mail address"
      lead="One press, and we know that this address is yours."
      footer={<TextLink href="/home">To your courses</TextLink>}
    >
      <VerifyEmailForm token={token} confirmed={guards?.isVerified ? guards.email : undefined} />
    </AccountCard>
  )
}
