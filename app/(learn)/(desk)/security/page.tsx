// /security: what guards one's account
import type { Metadata } from 'next'
import { Security } from '@/components/accounts/security/security'
import { ownGuards } from '@/lib/accounts/reads'
import { hasRecentPassword, ownSessions } from '@/lib/accounts/sessions/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Sign-in and security' }

export default async function SecurityPage() {
  const { ctx } = await pageUser('/security')
  const [guards, sessions, isRecent] = await Promise.all([ownGuards(ctx), ownSessions(ctx), hasRecentPassword(ctx)])
  return <Security guards={guards} sessions={sessions} isRecent={isRecent} now={ctx.now()} />
}
