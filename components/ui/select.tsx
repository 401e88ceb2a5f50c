// The native select: the platform's own list, our frame.
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes'
import { controlClasses } from './input'

export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classes('relative block', className)}>
      <select className={classes(controlClasses, 'min-h-10 appearance-none truncate pe-9')} {...rest}>
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted" />
    </span>
  )
}
