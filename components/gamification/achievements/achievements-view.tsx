// All achievements: what comes next, what came last, and every shelf, folded.
import { TextLink } from '@/components/ui/text-link'
import { ownProfile } from '@/lib/accounts/reads'
import { type Context, requireUser } from '@/lib/core/context'
import { ownAchievements } from '@/lib/gamification/achievements/reads'
import { ownSwitches } from '@/lib/gamification/settings/reads'
import { AchievementCards } from './achievement-cards'
import { AchievementShelf } from './achievement-shelf'
import { lastOf, nextOf, shelvesOf } from './shelves'

const SHOWN = 3

/** `unfolded` shows all of every shelf at once. */
export async function AchievementsView({ ctx, unfolded }: { ctx: Context; unfolded: boolean }) {
  const [items, switches, { timeZone }] = await Promise.all([
    ownAchievements(ctx),
    ownSwitches(ctx),
    ownProfile(ctx, requireUser(ctx).id),
  ])
  const earned = items.filter(({ earnedAt }) => earnedAt !== null)
  const time = { now: ctx.now(), timeZone }
  const parts = [
    { id: 'lately', title: 'Earned lately', cards: lastOf(items, SHOWN) },
    { id: 'next', title: 'Within reach', cards: nextOf(items, SHOWN) },
  ]
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-8 px-4 py-8 sm:px-6">
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
      {parts.map(
        ({ id, title, cards }) =>
          cards.length > 0 && (
            <section key={id} aria-labelledby={`${id}-title`} className="grid gap-3">
              <h2 id={`${id}-title`} className="font-semibold text-lg">
                {title}
              </h2>
              <AchievementCards items={cards} heading="h3" {...time} />
            </section>
          ),
      )}
      <section aria-labelledby="shelves-title" className="grid gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="shelves-title" className="font-semibold text-lg">
            All shelves
          </h2>
          <TextLink
            href={unfolded ? '/achievements' : '/achievements?shelves=unfolded#shelves-title'}
            className="text-sm"
          >
            {unfolded ? 'Fold them' : 'Unfold them all'}
          </TextLink>
        </div>
        <div className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
          {shelvesOf(items).map(shelf => (
            <AchievementShelf key={shelf.category} shelf={shelf} open={unfolded} {...time} />
          ))}
        </div>
      </section>
    </div>
  )
}
