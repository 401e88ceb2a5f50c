// A short fact about the thing beside it; never pressed.
import type { ReactNode } from 'react'
import { classes } from './classes'

export type Tone = 'plain' | 'accent' | 'amber' | 'red' | 'blue'

/** `amber` is for XP and streaks alone, `red` for loss and errors alone. */
export function Badge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-[5px] px-1.5 py-0.5 font-medium text-xs [&_.lucide]:size-3.5',
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}

const TONES: Record<Tone, string> = {
  plain: 'bg-sunken text-muted shadow-[inset_0_0_0_1px_var(--line)]',
  accent: 'bg-accent-soft text-accent',
  amber: 'bg-amber-soft text-amber-ink',
  red: 'bg-red-soft text-red',
  blue: 'bg-blue-soft text-blue',
}
