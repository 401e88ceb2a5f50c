// /security: what guards one's account
import type { Metadata } from 'next'
import { Security } from '@/components/accounts/security/security'
import { ownGuards } from '@/lib/accounts/reads'
import { hasRecentPassword, ownSessions } from '@/lib/accounts/sessions/reads'
import { ownElsewhere } from '@/lib/web/elsewhere/own'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Sign-in and security' }

export default async function SecurityPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const { problem } = await searchParams
  const { ctx } = await pageUser('/security')
  const [guards, elsewhere, sessions, isRecent] = await Promise.all([
    ownGuards(ctx),
    ownElsewhere(ctx),
    ownSessions(ctx),
    hasRecentPassword(ctx),
  ])
  return <Security {...{ guards, elsewhere, sessions, isRecent, problem }} now={ctx.now()} />
}
