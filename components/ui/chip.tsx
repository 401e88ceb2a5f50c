// A filter that is on or off, as a link: it works before any script and has an address.
import { X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from './classes'

type ChipProps = {
  /** Where the list is with this filter turned the other way. */
  href: string
  selected?: boolean
  /** How many things it leaves. */
  count?: number
  children: ReactNode
}

export function Chip({ href, selected = false, count, children }: ChipProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={selected || undefined}
      className={classes(
        'inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 py-1 text-sm transition-colors duration-100',
        selected
          ? 'border-accent bg-accent-soft text-accent hover:border-accent-strong'
          : 'border-control bg-raised hover:bg-sunken',
      )}
    >
      {children}
      {count != null && !selected && <span className="text-muted tabular-nums">{count}</span>}
      {selected && (
        <>
          <X className="size-3.5" />
          <span className="sr-only">: remove this filter</span>
        </>
      )}
    </Link>
  )
}
