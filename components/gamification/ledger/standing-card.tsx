// Level and XP at a glance, with what is missing to the next level.
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import { TextLink } from '@/components/ui/text-link'
import type { Stats } from '@/lib/gamification/schemas'

/** `here` is the page that it stands on: no link leads there. */
export function StandingCard({ stats, here }: { stats: Stats; here: '/levels' | '/xp' }) {
  const { xp, level, levelProgress, waitsFor, rank } = stats
  const { current, needed } = levelProgress
  return (
    <Card className="grid gap-3 p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="font-semibold text-xl">Level {level}</p>
        <p className="text-amber-ink">
          <strong>{xp.toLocaleString('en')}</strong> XP
          {rank !== null && <span className="text-muted"> · place {rank.toLocaleString('en')} of all time</span>}
        </p>
      </div>
      <ProgressBar value={needed === 0 ? 1 : current / needed} label={`Progress to level ${level + 1}`} />
      <p className="text-muted text-sm">{next(level, needed - current, waitsFor)}</p>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {here !== '/levels' && <TextLink href="/levels">The level path</TextLink>}
        {here !== '/xp' && <TextLink href="/xp">Where your XP came from</TextLink>}
      </p>
    </Card>
  )
}

function next(level: number, missing: number, waitsFor: string | null): string {
  if (waitsFor) return `The XP for level ${level + 1} is there. One thing is missing: ${waitsFor.toLowerCase()}.`
  if (level >= 100) return 'You stand on the summit.'
  return `${missing.toLocaleString('en')} XP to level ${level + 1}.`
}
