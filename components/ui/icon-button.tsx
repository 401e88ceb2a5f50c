// A square button with an icon and a name that only screen readers hear; wrap it in a Tooltip where the icon alone may puzzle.
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

/** `size` md is a 40 px target, sm 32 px for dense rows. */
export function IconButton({
  label,
  icon,
  size = 'md',
  type = 'button',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { label: string; icon: ReactNode; size?: 'sm' | 'md' }) {
  return (
    <button type={type} aria-label={label} className={classes(iconButtonClasses(size), className)} {...rest}>
      {icon}
    </button>
  )
}

/** The looks alone, for elements that a library renders. */
export function iconButtonClasses(size: 'sm' | 'md'): string {
  return classes(
    'inline-grid shrink-0 place-items-center rounded-sm text-muted transition-colors duration-100',
    'hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-50',
    'aria-pressed:bg-accent-soft aria-pressed:text-accent aria-expanded:bg-sunken aria-expanded:text-ink',
    size === 'md' ? 'size-10' : 'size-8',
  )
}
