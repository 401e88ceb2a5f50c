// How far something is, as a bar.
import { classes } from './classes'

/** `value` from 0 to 1; `label` says what it measures, as in "Progress in Statistics". */
export function ProgressBar({ value, label, className }: { value: number; label: string; className?: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={classes('h-1.5 overflow-hidden rounded-full bg-track forced-colors:border', className)}
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-150 forced-colors:bg-[Highlight]"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
