// /reset-password?token=…
import type { Metadata } from 'next'
import { AccountCard } from '@/components/accounts/account-card'
import { ResetPasswordForm } from '@/components/accounts/mailed-link-forms'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Set a new password', referrer: 'no-referrer' }

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = '' } = await searchParams
  return (
    <AccountCard
      title="Set a new password"
      lead="It counts at once, and you are signed out everywhere else."
      footer={<TextLink href="/sign-in">Back to sign-in</TextLink>}
    >
      <ResetPasswordForm token={token} />
    </AccountCard>
  )
}
