// /xp: the page behind the number: every entry of one's ledger.
import type { Metadata } from 'next'
import { HoldNote } from '@/components/gamification/flags/hold-note'
import { StandingCard } from '@/components/gamification/ledger/standing-card'
import { XpEntries } from '@/components/gamification/ledger/xp-history'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { ownProfile } from '@/lib/accounts/reads'
import { xpHistory } from '@/lib/gamification/ledger/reads'
import { ownStats } from '@/lib/gamification/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Your XP' }

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

export default async function XpPage({ searchParams }: Props) {
  const { ctx, user } = await pageUser('/xp')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const { items, nextCursor } = await xpHistory(ctx, { limit: 30, cursor: from }).catch(() =>
    xpHistory(ctx, { limit: 30 }),
  )
  const [{ timeZone }, stats] = [await ownProfile(ctx, user.id), await ownStats(ctx)]
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8 sm:px-6">
      <h1 className="font-semibold text-2xl">Your XP</h1>
      <StandingCard here="/xp" stats={stats} />
      <HoldNote ctx={ctx} timeZone={timeZone} />
      {items.length === 0 ? (
        <EmptyState title="Nothing yet">
          Complete a lesson, and what it earned stands here with every part of the sum.
        </EmptyState>
      ) : (
        <section aria-labelledby="entries" className="grid gap-3">
          <h2 id="entries" className="font-semibold text-lg">
            What each point was for
          </h2>
          <p className="text-muted text-sm">
            A step pays its base times the difficulty, a fifth of that the second time, and a bonus for your streak.
          </p>
          <XpEntries entries={items} now={ctx.now()} timeZone={timeZone} />
        </section>
      )}
      {(nextCursor || from) && (
        <Pager href={nextCursor ? `/xp?cursor=${encodeURIComponent(nextCursor)}` : undefined} label="Older entries" />
      )}
    </div>
  )
}
