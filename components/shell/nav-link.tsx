// A link of the navigation that knows whether it is where one is.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type NavLinkProps = { href: string; beneath?: string; className: string; children: ReactNode }

/** Current on its own page and on those beneath it, or beneath another path where its own holds other places. */
export function NavLink({ href, beneath = href, className, children }: NavLinkProps) {
  const path = usePathname()
  const current = path === href ? 'page' : path.startsWith(`${beneath}/`) ? 'true' : undefined
  return (
    <Link href={href} prefetch={false} aria-current={current} className={className}>
      {children}
    </Link>
  )
}
