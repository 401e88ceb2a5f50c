// /sign-in
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountCard } from '@/components/accounts/account-card'
import { ElsewhereProblem } from '@/components/accounts/elsewhere/problem'
import { SignInLinks } from '@/components/accounts/elsewhere/sign-in-links'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { TextLink } from '@/components/ui/text-link'
import { knownProviders } from '@/lib/web/elsewhere/providers'
import { viewer } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Sign in' }

type Given = { searchParams: Promise<{ next?: string; problem?: string }> }

export default async function SignInPage({ searchParams }: Given) {
  const { next, problem } = await searchParams
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
      <ElsewhereProblem code={problem} className="mb-4" />
      <SignInForm next={next} />
      <SignInLinks providers={knownProviders()} next={next} />
    </AccountCard>
  )
}
