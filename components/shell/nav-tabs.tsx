// The places under one roof, the current one underlined; in two rows where one is too narrow, so that none hides.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type NavTabsProps = {
  label: string
  places: { href: string; label: string }[]
  /** The roof itself: current on its own page alone. */
  exact: string
}

export function NavTabs({ label, places, exact }: NavTabsProps) {
  const path = usePathname()
  const isCurrent = (href: string) => path === href || (href !== exact && path.startsWith(`${href}/`))
  return (
    <nav aria-label={label} className="border-line border-b">
      <ul className="flex flex-wrap sm:gap-x-1">
        {places.map(({ href, label: words }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent(href) ? 'page' : undefined}
              className="-mb-px block min-h-10 whitespace-nowrap border-transparent border-b-2 px-3 py-2 font-medium text-[0.9375rem] text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
