// A form field: its label, hint and error, tied to whatever control it holds.
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { classes } from './classes'

/** Spread these on the control. */
export type ControlProps = {
  id: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

type FieldProps = {
  label: ReactNode
  /** Says what is wanted before it can go wrong. */
  hint?: ReactNode
  /** Says what is wrong and how to put it right. */
  error?: ReactNode
  required?: boolean
  /** Shown beside the label where a field may stay empty. */
  optional?: boolean
  className?: string
  children: (control: ControlProps) => ReactNode
}

export function Field({ label, hint, error, required, optional = false, className, children }: FieldProps) {
  const id = useId()
  const described = classes(hint != null && `${id}-hint`, error != null && `${id}-error`)
  return (
    <div className={classes('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-[0.9375rem]">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint != null && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {children({
        id,
        ...(required && { required }),
        ...(described && { 'aria-describedby': described }),
        ...(error != null && { 'aria-invalid': true }),
      })}
      {error != null && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-red text-sm">
          <CircleAlert className="mt-0.5 size-4" />
          <span className="min-w-0 first-letter:uppercase">{error}</span>
        </p>
      )}
    </div>
  )
}
