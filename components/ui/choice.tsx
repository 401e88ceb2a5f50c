// One thing to tick or pick with its words: the row that checkboxes, radio buttons and switches share.
import type { ReactNode } from 'react'
import { classes } from './classes'

type ChoiceProps = {
  control: ReactNode
  label: ReactNode
  hint?: ReactNode
  /** A framed row that can be pressed anywhere, as for the options of a quiz. */
  boxed?: boolean
  className?: string
}

export function Choice({ control, label, hint, boxed = false, className }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes in as a prop
    <label
      className={classes(
        'flex items-start gap-3 has-disabled:text-muted',
        boxed &&
          'rounded-md border border-control bg-raised px-4 py-3 transition-colors duration-100 has-enabled:hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
        className,
      )}
    >
      {control}
      <span className="min-w-0 flex-1">
        <span className="block leading-6">{label}</span>
        {hint != null && <span className="block text-muted text-sm">{hint}</span>}
      </span>
    </label>
  )
}

/** The frame of a box or dot; the mark inside appears with `peer-checked`. */
export const markClasses =
  'peer col-start-1 row-start-1 size-5 shrink-0 appearance-none border-[1.5px] border-control bg-raised transition-colors ' +
  'duration-100 enabled:hover:border-ink checked:border-accent checked:bg-accent enabled:checked:hover:border-accent ' +
  'aria-invalid:border-red disabled:opacity-50 forced-colors:appearance-auto'
