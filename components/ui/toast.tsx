// Short news about what one just did: heard politely, gone by itself, never the only place of an error.
'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'

type Toast = { text: string; tone?: 'success' | 'error'; action?: { label: string; run: () => void } }
type Shown = Toast & { id: number }

const STAY_MS = 6000
const MOST = 3
const Show = createContext<(toast: Toast) => void>(() => {
  throw new Error('useToast needs a ToastProvider above it.')
})

/** Gives a function that shows a toast. Errors stay until closed. */
export function useToast(): (toast: Toast) => void {
  return useContext(Show)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([])
  const next = useRef(0)
  const show = useCallback((toast: Toast) => {
    next.current += 1
    const shown = { ...toast, id: next.current }
    setToasts(before => [...before, shown].slice(-MOST))
  }, [])
  const close = useCallback((id: number) => setToasts(before => before.filter(toast => toast.id !== id)), [])

  return (
    <Show value={show}>
      {children}
      <section
        aria-label="Messages"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-50 grid justify-items-center gap-2 md:start-auto md:bottom-4 md:w-96"
      >
        {toasts.map(toast => (
          <ToastCard key={toast.id} toast={toast} close={close} />
        ))}
      </section>
    </Show>
  )
}

function ToastCard({ toast, close }: { toast: Shown; close: (id: number) => void }) {
  const [held, setHeld] = useState(false)
  const stays = held || toast.tone === 'error'

  useEffect(() => {
    if (stays) return
    const timer = setTimeout(close, STAY_MS, toast.id)
    return () => clearTimeout(timer)
  }, [stays, close, toast.id])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at keeps it; its buttons are buttons
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-96 animate-rise items-center gap-3 rounded-md border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-raised"
    >
      {toast.tone === 'error' ? <CircleAlert className="text-red" /> : <CircleCheck className="text-accent" />}
      <p className="min-w-0 flex-1 py-1.5 text-[0.9375rem]">{toast.text}</p>
      {toast.action && (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            toast.action?.run()
            close(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Close message" size="sm" icon={<X className="size-4" />} onClick={() => close(toast.id)} />
    </div>
  )
}
