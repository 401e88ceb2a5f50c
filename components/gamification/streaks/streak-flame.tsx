// The streak in the header: a flame with its number; nothing where streaks are switched off.
import { Flame } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { pageContext } from '@/lib/web/page'
import { ownStreak } from './own-streak'
import { flameWords } from './streak-words'

export async function StreakFlame() {
  const streak = await ownStreak(await pageContext())
  if (!streak.isOn) return null
  return (
    <a
      href="/achievements"
      title={flameWords(streak)}
      className={classes(
        'flex min-h-10 items-center gap-1 rounded-sm px-2 font-semibold text-[0.9375rem] tabular-nums hover:bg-sunken',
        streak.current > 0 ? 'text-amber-ink' : 'text-muted',
      )}
    >
      <Flame className={classes('!size-5', streak.todayDone && 'fill-amber')} aria-hidden />
      <span aria-hidden>{streak.current}</span>
      <span className="sr-only">{flameWords(streak)}</span>
    </a>
  )
}
