// /sign-in/code: the second step of signing in
import type { Metadata } from 'next'
import { AccountCard } from '@/components/accounts/account-card'
import { SignInCodeForm } from '@/components/accounts/sign-in-form'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Your code' }

export default async function SignInCodePage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams
  return (
    <AccountCard
      title="Your code"
      lead="Open your authenticator app and type the six digits that it shows for Cairn."
      footer={<TextLink href="/sign-in">Begin again</TextLink>}
    >
      <SignInCodeForm next={next} />
    </AccountCard>
  )
}
