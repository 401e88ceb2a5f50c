// The places of the product: a rail at the side on wide screens, a bar at the bottom on phones.
import type { ReactNode } from 'react'
import { NavLink } from './nav-link'

export type Place = { href: string; label: string; icon: ReactNode }

/** Only places that work; five at most, so that they fit a phone. */
export function Rail({ places }: { places: Place[] }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-raised pb-[env(safe-area-inset-bottom)] md:sticky md:inset-auto md:top-14 md:h-[calc(100dvh-3.5rem)] md:w-20 md:shrink-0 md:border-e md:border-t-0 md:bg-paper md:pb-0 xl:w-52"
    >
      <ul className="flex justify-around md:flex-col md:justify-start md:gap-1 md:p-2 xl:p-3">
        {places.map(place => (
          <li key={place.href} className="min-w-0 flex-1 md:flex-none">
            <NavLink
              href={place.href}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-sm px-1 py-1.5 font-medium text-muted text-xs transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:text-accent md:hover:bg-sunken md:aria-[current]:bg-accent-soft xl:min-h-10 xl:flex-row xl:justify-start xl:gap-3 xl:px-3 xl:text-[0.9375rem]"
            >
              {place.icon}
              <span className="max-w-full truncate">{place.label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
