// /register
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountCard } from '@/components/accounts/account-card'
import { SignInLinks } from '@/components/accounts/elsewhere/sign-in-links'
import { RegisterForm } from '@/components/accounts/register-form'
import { TextLink } from '@/components/ui/text-link'
import { knownProviders } from '@/lib/web/elsewhere/providers'
import { viewer } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Create an account' }

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams
  if (await viewer()) redirect('/home')
  const signIn = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'
  return (
    <AccountCard
      title="Start your first cairn"
      lead="Free to begin. You can leave at any time and take your notes with you."
      footer={
        <>
          Have an account? <TextLink href={signIn}>Sign in</TextLink>
        </>
      }
    >
      <RegisterForm next={next} />
      <SignInLinks providers={knownProviders()} next={next} />
    </AccountCard>
  )
}
