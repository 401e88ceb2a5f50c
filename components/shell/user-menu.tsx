// Who is signed in and what is theirs: a native popover, so that it opens before any script has loaded.
import { Award, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import type { Theme } from './theme'
import { ThemeSwitch } from './theme-switch'

export type ShellUser = { name: string; image: string | null; role: string }

/** `signOut` is the form that ends the session, drawn as a row of the menu. */
export function UserMenu({ user, theme, signOut }: { user: ShellUser; theme: Theme; signOut: ReactNode }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="user-menu"
        aria-label={`Account of ${user.name}`}
        className="grid size-10 place-items-center rounded-full hover:bg-sunken"
      >
        <Avatar name={user.name} image={user.image} />
      </button>
      <div
        id="user-menu"
        popover="auto"
        className="fixed inset-auto end-3 top-14 m-0 w-64 rounded-md border border-line bg-raised p-1.5 text-ink shadow-raised open:animate-rise"
      >
        <div className="px-2.5 pt-1.5 pb-2">
          <p className="truncate font-medium">{user.name}</p>
          <p className="text-muted text-sm capitalize">{user.role}</p>
        </div>
        <a href="/profile" className={menuRow}>
          <UserRound />
          Profile
        </a>
        <a href="/achievements" className={menuRow}>
          <Award />
          Achievements
        </a>
        {signOut}
        <ThemeSwitch theme={theme} className="mt-1.5 border-line border-t px-2.5 pt-3 pb-1.5" />
      </div>
    </>
  )
}

/** What a row of the menu looks like, for the sign-out button. */
export const menuRow =
  'flex min-h-10 w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-start text-[0.9375rem] hover:bg-sunken ' +
  'focus-visible:-outline-offset-2 [&_.lucide]:size-[1.125rem]'
