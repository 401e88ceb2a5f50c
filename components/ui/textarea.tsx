// The text control of several lines; it grows with what is written where the browser can.
import type { ComponentProps } from 'react'
import { classes } from './classes'
import { controlClasses } from './input'

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={classes(controlClasses, 'max-h-[60vh] field-sizing-content min-h-24 resize-y', className)}
      {...rest}
    />
  )
}
