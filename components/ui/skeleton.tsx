// The shape of something on its way; give it the real size so that nothing jumps.
import { classes } from './classes'

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classes('block animate-breathe rounded-sm bg-track/70', className)} />
}

/** Lines of text on their way; the last is shorter, as in a paragraph. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <span className={classes('grid gap-2', className)}>
      {Array.from({ length: lines }, (_, index) => index + 1).map(line => (
        <Skeleton key={line} className={classes('h-4', line === lines && lines > 1 && 'w-3/5')} />
      ))}
    </span>
  )
}
