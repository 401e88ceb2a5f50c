// /settings/gamification: what one wants to see of the game.
import type { Metadata } from 'next'
import { OwnSwitchesForm } from '@/components/gamification/settings/own-switches-form'
import { TextLink } from '@/components/ui/text-link'
import { ownSwitches } from '@/lib/gamification/settings/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'XP, streaks and achievements' }

export default async function GamificationSettingsPage() {
  const { ctx } = await pageUser('/settings/gamification')
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6 px-4 py-8 sm:px-6">
      <header className="grid gap-1">
        <h1 className="font-semibold text-2xl">XP, streaks and achievements</h1>
        <p className="text-muted">
          Each part is yours to switch off. What is off is neither shown nor told; nothing is lost, so you may come back
          to it.
        </p>
        <p className="text-muted">
          A streak counts days with a lesson or quiz, by the time zone of{' '}
          <TextLink href="/profile">your profile</TextLink>. Seven days in a row earn a freeze; you hold two at most,
          and one is used by itself when you miss a day.
        </p>
      </header>
      <OwnSwitchesForm switches={await ownSwitches(ctx)} />
    </div>
  )
}
