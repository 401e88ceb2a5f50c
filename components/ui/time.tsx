// A moment in words, with the exact one on hover and focus: above it, on phones above the bar at the bottom.
import { classes } from './classes'
import { exactTime, relativeTime } from './relative-time'

/** Rendered on the server: pass the request's `now`; the exact time is shown in `timeZone`. */
export function Time({
  at,
  now,
  timeZone = 'UTC',
  className,
}: {
  at: Date
  now: Date
  timeZone?: string
  className?: string
}) {
  const exact = exactTime(at, timeZone)
  return (
    <time
      dateTime={at.toISOString()}
      title={exact}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard, too, must reach the exact time
      tabIndex={0}
      data-exact={exact}
      className={classes(
        'relative rounded-[3px] focus-visible:after:absolute focus-visible:after:start-0 focus-visible:after:bottom-full focus-visible:after:z-10',
        'focus-visible:after:mb-1.5 focus-visible:after:w-max focus-visible:after:rounded-sm focus-visible:after:bg-ink focus-visible:after:px-2',
        'max-sm:focus-visible:after:fixed max-sm:focus-visible:after:inset-x-4 max-sm:focus-visible:after:bottom-20 max-sm:focus-visible:after:w-auto',
        'max-sm:focus-visible:after:text-center focus-visible:after:py-1 focus-visible:after:text-paper focus-visible:after:text-xs focus-visible:after:content-[attr(data-exact)]',
        className,
      )}
    >
      {relativeTime(at, now)}
    </time>
  )
}
