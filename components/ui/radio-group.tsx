// A group of native radio buttons under one question; arrow keys move, as the platform does it.
import type { ComponentProps, ReactNode } from 'react'
import { Choice, markClasses } from './choice'
import { classes } from './classes'

type RadioGroupProps = {
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** The legend stays for screen readers when the page already shows the question. */
  legendHidden?: boolean
  className?: string
  children: ReactNode
}

export function RadioGroup({ legend, hint, error, legendHidden = false, className, children }: RadioGroupProps) {
  return (
    <fieldset className={classes('grid min-w-0 gap-2', className)}>
      <legend className={legendHidden ? 'sr-only' : 'mb-2 font-medium text-[0.9375rem]'}>
        {legend}
        {error != null && <span className="block font-normal text-red text-sm first-letter:uppercase">{error}</span>}
      </legend>
      {hint != null && <p className="-mt-2 text-muted text-sm">{hint}</p>}
      {children}
    </fieldset>
  )
}

type RadioProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  boxed?: boolean
}

export function Radio({ label, hint, boxed, className, ...rest }: RadioProps) {
  return (
    <Choice
      label={label}
      hint={hint}
      boxed={boxed}
      className={className}
      control={
        <span className="mt-0.5 grid place-items-center">
          <input type="radio" className={classes(markClasses, 'rounded-full')} {...rest} />
          <span className="pointer-events-none invisible col-start-1 row-start-1 size-2 rounded-full bg-on-accent peer-checked:visible forced-colors:hidden" />
        </span>
      }
    />
  )
}
