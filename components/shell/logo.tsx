// The mark of Cairn: three stacked stones.
import { classes } from '@/components/ui/classes'

/** The mark alone is decoration; its link or the word beside it carries the name. */
export function LogoMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classes('shrink-0', className)}>
      <path
        className="fill-stone-1"
        d="M4 26.2c0-3.3 4.6-5.2 12.3-5.2 7.4 0 11.9 1.7 11.9 4.9 0 2.6-3.6 3.6-12 3.6C7.8 29.5 4 28.7 4 26.2Z"
      />
      <path
        className="fill-stone-2"
        d="M7.3 16.9c-.2-2.9 3.3-4.7 8.9-4.6 5.6.1 9 1.9 8.8 4.6-.2 2.5-3.2 3.5-9 3.4-5.7-.1-8.5-1-8.7-3.4Z"
      />
      <path
        className="fill-accent"
        d="M10.8 8c-.1-2.8 2.3-5.2 5.6-5.2 3.2 0 5.4 2.1 5.4 4.9 0 2.6-1.8 3.8-5.4 3.8-3.7 0-5.5-1-5.6-3.5Z"
      />
    </svg>
  )
}

/** Mark and name; on phones the name leaves room for the search. */
export function Logo({ href, compact = false }: { href: string; compact?: boolean }) {
  return (
    <a href={href} className="inline-flex items-center gap-2 rounded-sm font-semibold text-lg tracking-tight">
      <LogoMark />
      <span className={compact ? 'max-sm:sr-only' : undefined}>Cairn</span>
    </a>
  )
}
