// The button of a form that shows by itself that the form's action is under way.
'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

export function SubmitButton({ variant = 'primary', ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return <Button type="submit" variant={variant} pending={pending} {...rest} />
}
