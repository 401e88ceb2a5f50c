// /groups/join/:code: what a link to a peer group leads to.
import type { Metadata } from 'next'
import { InvitationCard } from '@/components/gamification/groups/invitation-card'
import { invitation } from '@/lib/gamification/groups/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Join a group' }

export default async function JoinPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const { ctx } = await pageUser(`/groups/join/${encodeURIComponent(code)}`)
  return (
    <div className="px-4 py-12">
      <InvitationCard group={await found(invitation(ctx, code))} />
    </div>
  )
}
