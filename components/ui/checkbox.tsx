// A native checkbox with its label.
import { Check } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Choice, markClasses } from './choice'
import { classes } from './classes'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  boxed?: boolean
}

export function Checkbox({ label, hint, boxed, className, ...rest }: CheckboxProps) {
  return (
    <Choice
      label={label}
      hint={hint}
      boxed={boxed}
      className={className}
      control={
        <span className="mt-0.5 grid place-items-center">
          <input type="checkbox" className={classes(markClasses, 'rounded-[5px]')} {...rest} />
          <Check className="pointer-events-none invisible col-start-1 row-start-1 size-3.5 stroke-[3] text-on-accent peer-checked:visible forced-colors:hidden" />
        </span>
      }
    />
  )
}
