// /forgot-password
import type { Metadata } from 'next'
import { AccountCard } from '@/components/accounts/account-card'
import { ForgotPasswordForm } from '@/components/accounts/mailed-link-forms'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default function ForgotPasswordPage() {
  return (
    <AccountCard
      title="Forgot your password?"
      lead="Tell us your address, and we send you a link to set a new one."
      footer={<TextLink href="/sign-in">Back to sign-in</TextLink>}
    >
      <ForgotPasswordForm />
    </AccountCard>
  )
}
