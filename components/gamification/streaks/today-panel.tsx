// Today on Home: the goal of the week as a ring, the streak, its freezes and the days of the week.
import { Snowflake } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { Context } from '@/lib/core/context'
import { GoalRing } from './goal-ring'
import { ownStreak } from './own-streak'
import { days, goalWords, todayWords } from './streak-words'
import { WeekRow } from './week-row'

/** Nothing where streaks are switched off. */
export async function TodayPanel({ ctx }: { ctx: Context }) {
  const streak = await ownStreak(ctx)
  if (!streak.isOn) return null
  const { current, longest, freezes, goalDays, todayDone, week, today } = streak
  const done = Math.min(goalDays, week.filter(({ state }) => state === 'done').length)
  return (
    <section aria-labelledby="today">
      <Card className="flex flex-wrap items-center gap-x-6 gap-y-4 p-5">
        <GoalRing done={done} goalDays={goalDays} todayDone={todayDone} label={goalWords(streak)} />
        <div className="min-w-0 flex-1 basis-52">
          <h2 id="today" className="font-semibold text-lg">
            {current > 0 ? `${days(current)} in a row` : 'Today'}
          </h2>
          <p>{todayWords(streak)}</p>
          <p className="mt-1 text-muted text-sm">
            {[goalWords(streak), longest > current && `Longest streak: ${days(longest)}.`].filter(Boolean).join(' ')}
          </p>
          <p className="mt-1 text-muted text-sm">
            {freezes > 0 && (
              <span className="me-3 inline-flex items-center gap-1 text-amber-ink">
                <Snowflake className="!size-4" aria-hidden />
                {freezes === 1 ? '1 freeze held' : `${freezes} freezes held`}
              </span>
            )}
            <TextLink href="/settings/gamification">Change your goal</TextLink>
          </p>
        </div>
        <WeekRow week={week} today={today} />
      </Card>
    </section>
  )
}
