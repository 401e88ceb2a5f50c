// How far something is, as a ring with room for a number in its middle.
import type { ReactNode } from 'react'
import { classes } from './classes'

const RADIUS = 21
const LENGTH = 2 * Math.PI * RADIUS

/** `value` from 0 to 1; `label` says what it measures; size by a class, 64 px unless told. */
export function ProgressRing({
  value,
  label,
  className = 'size-16',
  children,
}: {
  value: number
  label: string
  className?: string
  children?: ReactNode
}) {
  const share = Math.min(1, Math.max(0, value))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className={classes('relative inline-grid place-items-center', className)}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true" className="absolute inset-0 -rotate-90 fill-none" strokeWidth="5">
        <circle cx="24" cy="24" r={RADIUS} className="stroke-track" />
        {share > 0 && (
          <circle
            cx="24"
            cy="24"
            r={RADIUS}
            className="stroke-accent transition-[stroke-dasharray] duration-150"
            strokeLinecap="round"
            strokeDasharray={`${share * LENGTH} ${LENGTH}`}
          />
        )}
      </svg>
      <span aria-hidden="true" className="font-semibold text-sm tabular-nums">
        {children ?? `${Math.round(share * 100)}%`}
      </span>
    </div>
  )
}
