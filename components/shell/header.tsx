// The top of every page: the mark, the search, and who one is.
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Logo } from './logo'
import { SearchBox } from './search-box'
import type { Theme } from './theme'
import { type ShellUser, UserMenu } from './user-menu'

type HeaderProps = {
  user: ShellUser | null
  theme: Theme
  signOut: ReactNode
  /** What the catalogue is showing now. */
  query?: string
  /** More controls before the account, such as a streak. */
  children?: ReactNode
}

export function Header({ user, theme, signOut, query, children }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="flex h-14 items-center gap-3 px-3 sm:gap-4 sm:px-4">
        <Logo href={user ? '/home' : '/'} compact />
        {!user && (
          <a
            href="/courses"
            className="rounded-sm px-2 py-1.5 font-medium text-[0.9375rem] text-muted hover:text-ink max-md:hidden"
          >
            Courses
          </a>
        )}
        <SearchBox query={query} className="max-w-md flex-1" />
        <div className="ms-auto flex items-center gap-1.5 sm:gap-2">
          {children}
          {user ? (
            <UserMenu user={user} theme={theme} signOut={signOut} />
          ) : (
            <>
              <ButtonLink href="/sign-in" variant="quiet" size="sm">
                Sign in
              </ButtonLink>
              <ButtonLink href="/register" variant="primary" size="sm" className="max-sm:hidden">
                Create account
              </ButtonLink>
            </>
          )}
        </div>
      </div>
    </header>
  )
}
