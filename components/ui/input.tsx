// The one-line text control.
import type { ComponentProps } from 'react'
import { classes } from './classes'

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={classes(controlClasses, 'min-h-10', className)} {...rest} />
}

/** What every box that one types into looks like. */
export const controlClasses =
  'w-full rounded-sm border border-control bg-raised px-3 py-2 text-base text-ink transition-colors duration-100 ' +
  'placeholder:text-muted hover:border-ink focus-visible:border-accent focus-visible:outline-offset-0 ' +
  'aria-invalid:border-red aria-invalid:shadow-[inset_0_0_0_1px_var(--red)] ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted'
