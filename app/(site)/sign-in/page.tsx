// /sign-in
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountCard } from '@/components/accounts/account-card'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { TextLink } from '@/components/ui/text-link'
import { viewer } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams
  if (await viewer()) redirect('/home')
  const register = next ? `/register?next=${encodeURIComponent(next)}` : '/register'
  return (
    <AccountCard
      title="Welcome back"
      lead="Your stones are where you left them."
      footer={
        <>
          New here? <TextLink href={register}>Create an account</TextLink>
        </>
      }
    >
      <SignInForm next={next} />
    </AccountCard>
  )
}
