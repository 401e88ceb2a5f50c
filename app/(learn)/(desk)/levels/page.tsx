// /levels: the path from 1 to 100, its milestones, and what one has unlocked.
import type { Metadata } from 'next'
import { StandingCard } from '@/components/gamification/ledger/standing-card'
import { LevelPath } from '@/components/gamification/levels/level-path'
import { LookForm } from '@/components/gamification/levels/look-form'
import { levelPath } from '@/lib/gamification/levels/reads'
import { ownStats } from '@/lib/gamification/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Levels' }

export default async function LevelsPage() {
  const { ctx } = await pageUser('/levels')
  const [stats, path] = [await ownStats(ctx), await levelPath(ctx)]
  const { titles, stones, title, stone } = path
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8 sm:px-6">
      <h1 className="font-semibold text-2xl">Levels</h1>
      <StandingCard stats={stats} here="/levels" />
      <section aria-labelledby="milestones" className="grid gap-3">
        <h2 id="milestones" className="font-semibold text-lg">
          Milestones
        </h2>
        <p className="text-muted text-sm">
          A level takes XP. Seven of the hundred also ask for something that XP cannot buy, and unlock something for
          good.
        </p>
        <LevelPath path={path} />
      </section>
      <section aria-labelledby="looks" className="grid gap-3">
        <h2 id="looks" className="font-semibold text-lg">
          Your look
        </h2>
        <LookForm titles={titles} stones={stones} title={title} stone={stone} />
      </section>
    </div>
  )
}
