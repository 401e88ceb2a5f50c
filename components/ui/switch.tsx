// A setting that is on or off and takes effect at once: a native checkbox in the role of a switch.
import type { ComponentProps, ReactNode } from 'react'
import { Choice } from './choice'

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role' | 'children'> & { label: ReactNode; hint?: ReactNode }

export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <Choice
      label={label}
      hint={hint}
      className={className}
      control={
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
          role="switch"
          className="relative mt-0.5 h-5 w-9 shrink-0 appearance-none rounded-full border-[1.5px] border-control bg-raised transition-colors duration-100 before:absolute before:inset-y-0.5 before:start-0.5 before:aspect-square before:rounded-full before:bg-control before:transition-[inset-inline-start] before:duration-100 checked:border-accent checked:bg-accent checked:before:start-[1.125rem] checked:before:bg-on-accent disabled:opacity-50 forced-colors:appearance-auto"
          {...rest}
        />
      }
    />
  )
}
