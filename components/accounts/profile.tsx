// One's own profile: what stays, and what one may change.
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { User } from '@/lib/accounts/schemas'
import { ProfileForm } from './profile-form'

const LOCALES = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'tr', 'uk', 'zh']

export function Profile({ user }: { user: User }) {
  const { name, bio, locale, timeZone } = user
  const tags = LOCALES.includes(locale) ? LOCALES : [locale, ...LOCALES]
  return (
    <div className="mx-auto grid w-full max-w-xl gap-8 px-4 py-8 sm:px-6">
      <header className="flex items-center gap-4">
        <Avatar name={name} image={user.image} size="lg" />
        <div className="min-w-0">
          <h1 className="wrap-anywhere font-semibold text-2xl">Your profile</h1>
          <p className="wrap-anywhere text-muted">{user.email}</p>
          <p>
            <TextLink href="/security">Sign-in and security</TextLink> ·{' '}
            <TextLink href="/settings/gamification">XP, streaks and achievements</TextLink>
          </p>
          <p className="mt-1 capitalize">
            <Badge>{user.role}</Badge>
          </p>
        </div>
      </header>
      <ProfileForm
        profile={{ name, bio, locale, timeZone }}
        locales={tags.map(value => ({ value, label: ownName(value) }))}
        timeZones={[...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
      />
    </div>
  )
}

/** A language in its own words, as in "Deutsch". */
function ownName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
