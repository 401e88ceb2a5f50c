// The button and the link that looks like one: one primary a view, the others step back.
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

/** `pending` keeps the width and the focus, says that it is busy, and cannot be pressed twice. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  pending = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ComponentProps<'button'> & Look & { pending?: boolean }) {
  return (
    <button
      type={pending ? 'button' : type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={classes(buttonClasses(variant, size), className)}
      {...rest}
    >
      <span className={classes('inline-flex items-center gap-2', pending && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {pending && <Pebbles />}
    </button>
  )
}

/** A place to go that weighs as much as a deed. */
export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={classes(buttonClasses(variant, size), className)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}

/** The looks alone, for elements that a library renders. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize): string {
  return classes(
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-sm border font-medium no-underline select-none',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress',
    VARIANTS[variant],
    SIZES[size],
  )
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
  secondary: 'border-control bg-raised text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  quiet: 'border-transparent text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  danger: 'border-red bg-raised text-red enabled:hover:bg-red enabled:hover:text-on-red',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-3 py-1 text-sm [&_.lucide]:size-4',
  md: 'min-h-10 px-4 py-2 text-[0.9375rem] [&_.lucide]:size-[1.125rem]',
  lg: 'min-h-12 px-6 py-2.5 text-base',
}

function Pebbles() {
  return (
    <span className="absolute inset-0 flex items-center justify-center gap-1" aria-hidden="true">
      {['[animation-delay:0s]', '[animation-delay:0.2s]', '[animation-delay:0.4s]'].map(delay => (
        <span key={delay} className={classes('h-1.5 w-2 animate-breathe rounded-full bg-current', delay)} />
      ))}
    </span>
  )
}
