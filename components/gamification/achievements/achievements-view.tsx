// All achievements, shelf by shelf.
import { TextLink } from '@/components/ui/text-link'
import { ownProfile } from '@/lib/accounts/reads'
import { type Context, requireUser } from '@/lib/core/context'
import { CATEGORIES } from '@/lib/gamification/achievements/achievement'
import { ownAchievements } from '@/lib/gamification/achievements/reads'
import { ownSwitches } from '@/lib/gamification/settings/reads'
import { AchievementCard } from './achievement-card'

export async function AchievementsView({ ctx }: { ctx: Context }) {
  const [items, switches, { timeZone }] = await Promise.all([
    ownAchievements(ctx),
    ownSwitches(ctx),
    ownProfile(ctx, requireUser(ctx).id),
  ])
  const earned = items.filter(({ earnedAt }) => earnedAt !== null)
  const shelves = Object.entries(CATEGORIES).map(([category, name]) => {
    const shelf = items.filter(item => item.category === category)
    return { category, name, shelf, count: shelf.filter(({ earnedAt }) => earnedAt !== null).length }
  })
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-8 sm:px-6">
      <header className="grid gap-1">
        <h1 className="font-semibold text-2xl">Achievements</h1>
        <p className="text-muted">
          {earned.length === 0
            ? 'Nothing here yet: your first lesson sets the first stone.'
            : `You have earned ${earned.length} of ${items.length}.`}{' '}
          They mark your way and pay no XP.
        </p>
        {!switches.achievements && (
          <p>
            You have switched achievements off: nothing new is granted, and nothing is told, until you switch them on.
          </p>
        )}
        <p>
          {switches.xp && (
            <>
              <TextLink href="/levels">The level path</TextLink> ·{' '}
              <TextLink href="/xp">Where your XP came from</TextLink> ·{' '}
            </>
          )}
          <TextLink href="/settings/gamification">What is switched on</TextLink>
        </p>
      </header>
      {shelves.map(({ category, name, shelf, count }) => (
        <section key={category} aria-labelledby={`shelf-${category}`}>
          <h2 id={`shelf-${category}`} className="mb-3 font-semibold text-lg">
            {name}{' '}
            <span className="font-normal text-muted text-sm tabular-nums">
              {count} of {shelf.length}
            </span>
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3">
            {shelf.map(achievement => (
              <AchievementCard key={achievement.key} achievement={achievement} now={ctx.now()} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
