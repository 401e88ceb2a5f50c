// A message that belongs to the page: what happened, what is safe, what to do.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

type AlertProps = {
  tone?: keyof typeof TONES
  title?: ReactNode
  /** What can be done about it: buttons or links. */
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

/** Errors and warnings are announced at once when they appear, the others when the reader pauses. */
export function Alert({ tone = 'info', title, actions, className, children }: AlertProps) {
  const { Icon, look, icon } = TONES[tone]
  return (
    <div
      role={tone === 'error' || tone === 'warn' ? 'alert' : 'status'}
      className={classes('flex items-start gap-3 rounded-md border px-4 py-3', look, className)}
    >
      <Icon className={classes('mt-0.5', icon)} />
      <div className="grid min-w-0 flex-1 gap-1">
        {title != null && <p className="font-medium">{title}</p>}
        {children != null && <div className="text-[0.9375rem]">{children}</div>}
        {actions != null && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}

const TONES = {
  info: { Icon: Info, look: 'border-blue/40 bg-blue-soft', icon: 'text-blue' },
  success: { Icon: CircleCheck, look: 'border-accent/40 bg-accent-soft', icon: 'text-accent' },
  warn: { Icon: TriangleAlert, look: 'border-control bg-raised', icon: 'text-ink' },
  error: { Icon: CircleAlert, look: 'border-red/40 bg-red-soft', icon: 'text-red' },
}
