// One toast: goes by itself after a while, but not while one reads it with the pointer or the focus on it.
'use client'

import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import type { ToastWords } from './toast-words'

const SHOWN_MS = 8000

type ToastProps = ToastWords & { onFollow(): void; onDismiss(): void }

export function Toast({ title, detail, tone, action, onFollow, onDismiss }: ToastProps) {
  const [held, setHeld] = useState(false)
  const dismiss = useRef(onDismiss)
  dismiss.current = onDismiss
  useEffect(() => {
    if (held) return
    const timer = window.setTimeout(() => dismiss.current(), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it is pressed; resting on it only holds the time
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-2 rounded-md border border-line bg-raised py-2.5 ps-4 pe-1.5 shadow-raised"
    >
      <div className="min-w-0 flex-1 py-1">
        <p className={classes('wrap-anywhere font-semibold', tone === 'amber' && 'text-amber-ink')}>{title}</p>
        {detail && <p className="wrap-anywhere text-muted text-sm">{detail}</p>}
        {action && (
          <a href={action.href} onClick={onFollow} className="text-accent text-sm underline">
            {action.label}
          </a>
        )}
      </div>
      <IconButton label={`Dismiss: ${title}`} icon={<X />} size="sm" onClick={onDismiss} />
    </div>
  )
}
