// A place with nothing in it yet: what it is for and the first step, beside a cairn still to be built.
import type { ReactNode } from 'react'
import { Cairn } from './cairn'
import { classes } from './classes'

type EmptyStateProps = {
  title: string
  children?: ReactNode
  action?: ReactNode
  /** The heading's level in its page. */
  level?: 1 | 2 | 3
  className?: string
}

export function EmptyState({ title, children, action, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={classes('mx-auto grid max-w-md justify-items-center gap-2 px-4 py-10 text-center', className)}>
      <Cairn stones={FIRST_STONE} seed="empty" className="mb-2 size-24" />
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children != null && <div className="text-muted">{children}</div>}
      {action != null && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

const FIRST_STONE = [
  { work: 3, done: 1 },
  { work: 2, done: 0 },
  { work: 1, done: 0 },
]
