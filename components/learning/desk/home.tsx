// Home: go on with one press, then everything one has begun, finished, and may like.
import type { ReactNode } from 'react'
import { ConfirmHint } from '@/components/accounts/confirm-hint'
import { ZoneHint } from '@/components/accounts/zone-hint'
import { ownProfile } from '@/lib/accounts/reads'
import { type Context, requireUser } from '@/lib/core/context'
import { ownLook } from '@/lib/gamification/levels/reads'
import { continueLearning } from '@/lib/learning/player/reads'
import { finishedCourses, suggestedCourse } from '@/lib/learning/shelf/reads'
import { FromTeachers } from '../messages/from-teachers'
import { ContinueCard } from './continue-card'
import { Newcomer } from './newcomer'
import { Shelf } from './shelf'
import { SuggestionCard } from './suggestion-card'
import { UnderwayList } from './underway-list'

/** `today` is what the learner's day looks like, between what they go on with and the rest. */
export async function Home({ ctx, today }: { ctx: Context; today?: ReactNode }) {
  const user = requireUser(ctx)
  const [{ timeZone }, { stone }, underway, finished, suggestion] = await Promise.all([
    ownProfile(ctx, user.id),
    ownLook(ctx),
    continueLearning(ctx),
    finishedCourses(ctx),
    suggestedCourse(ctx),
  ])
  const [first, ...others] = underway
  const now = ctx.now()
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-10 px-4 py-8 sm:px-6" data-stones={stone ?? undefined}>
      <h1 className="font-semibold text-2xl">
        {greeting(now, timeZone)}, {user.name.split(' ')[0]}
      </h1>
      {!first && finished.length === 0 && <Newcomer ctx={ctx} />}
      {first && <ContinueCard course={first} />}
      <ConfirmHint ctx={ctx} />
      <ZoneHint timeZone={timeZone} />
      {today}
      <FromTeachers ctx={ctx} />
      {others.length > 0 && (
        <Part title="Also under way">
          <UnderwayList courses={others} now={now} timeZone={timeZone} />
        </Part>
      )}
      {suggestion && (
        <Part title={first ? 'Perhaps next' : 'What comes next?'}>
          <SuggestionCard suggestion={suggestion} />
        </Part>
      )}
      {finished.length > 0 && (
        <Part title="Your shelf">
          <Shelf courses={finished} now={now} timeZone={timeZone} />
        </Part>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-4 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** By the learner's own clock. */
function greeting(now: Date, timeZone: string): string {
  const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now))
  if (hour >= 5 && hour < 12) return 'Good morning'
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening'
}
