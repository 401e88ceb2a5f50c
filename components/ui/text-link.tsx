// A link in running text: moss and underlined, so that colour is never the only sign.
import type { ComponentProps } from 'react'
import { classes } from './classes'

/** A plain anchor; `quiet` drops the underline until it is met, for links that stand alone in lists and headings. */
export function TextLink({ quiet = false, className, ...rest }: ComponentProps<'a'> & { quiet?: boolean }) {
  return (
    <a
      className={classes(
        'rounded-[3px] underline-offset-[0.2em]',
        quiet ? 'text-ink hover:text-accent hover:underline' : 'text-accent underline decoration-1 hover:decoration-2',
        className,
      )}
      {...rest}
    />
  )
}
