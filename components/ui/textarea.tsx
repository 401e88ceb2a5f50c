// The text control of several lines; it grows with what is written where the browser can.
'use client'

import { type ComponentProps, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { classes } from './classes'
import { controlClasses } from './input'
import { giveBackTyped } from './typed-early'

export function Textarea({ className, rows = 4, ref, ...rest }: ComponentProps<'textarea'>) {
  const box = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => box.current, [])
  useLayoutEffect(() => {
    if (box.current) giveBackTyped(box.current)
  }, [])
  return (
    <textarea
      rows={rows}
      className={classes(controlClasses, 'max-h-[60vh] field-sizing-content min-h-24 resize-y', className)}
      {...rest}
      ref={box}
    />
  )
}
