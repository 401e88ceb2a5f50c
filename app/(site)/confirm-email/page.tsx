// /confirm-email?token=…
import type { Metadata } from 'next'
import { AccountCard } from '@/components/accounts/account-card'
import { ConfirmEmailForm } from '@/components/accounts/mailed-link-forms'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Confirm your new e-mail address', referrer: 'no-referrer' }

/** Opening the page confirms nothing yet: programs that look into mail open links, too. */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = '' } = await searchParams
  return (
    <AccountCard
      title="Confirm your new e-mail address"
      lead="Your account uses it from then on."
      footer={<TextLink href="/home">To your courses</TextLink>}
    >
      <ConfirmEmailForm token={token} />
    </AccountCard>
  )
}
