// A rating out of five, in stars and in words.
import { classes } from './classes'

const STAR = 'l2.3 4.8 5.2.7-3.8 3.6.9 5.2L10 14.3l-4.6 2.5.9-5.2-3.8-3.6 5.2-.7z'
const FIVE = [0, 20, 40, 60, 80].map(x => `M${x + 10} 2.5${STAR.replace('L10', `L${x + 10}`)}`).join('')

/** `value` from 0 to 5. */
export function Stars({ value, className }: { value: number; className?: string }) {
  const rating = Math.min(5, Math.max(0, value))
  return (
    <span
      role="img"
      aria-label={`${rating.toFixed(1)} out of 5 stars`}
      className={classes('relative inline-block h-4 w-20 align-[-0.15em]', className)}
    >
      <FiveStars className="fill-track" />
      <span className="absolute inset-y-0 start-0 overflow-hidden" style={{ width: `${rating * 20}%` }}>
        <FiveStars className="fill-ink" />
      </span>
    </span>
  )
}

/** One star, the number and how many gave it: short enough for a card. */
export function Rating({ value, count }: { value: number; count: number }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-sm tabular-nums">
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-4 fill-ink">
        <path d={`M10 2.5${STAR}`} />
      </svg>
      <span className="font-medium">
        {value.toFixed(1)}
        <span className="sr-only"> out of 5 stars</span>
      </span>
      <span className="text-muted">
        ({count.toLocaleString('en')}
        <span className="sr-only"> reviews</span>)
      </span>
    </span>
  )
}

function FiveStars({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 100 20"
      aria-hidden="true"
      className={classes('absolute inset-y-0 start-0 h-full w-20 max-w-none', className)}
    >
      <path d={FIVE} />
    </svg>
  )
}
