// A raised sheet of paper that holds one thing.
import type { ComponentProps } from 'react'
import { classes } from './classes'

/** `href` inside: give the title's link the class `stretched`, and the whole card becomes its target. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classes('relative rounded-md border border-line bg-raised', className)} {...rest} />
}

/** For the one link of a card whose target is the whole card. */
export const stretched =
  'after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent'
