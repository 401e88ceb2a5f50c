// The native modal dialog: in the middle on wide screens, a sheet from below on phones, or a panel from the side.
'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from './classes'
import { IconButton } from './icon-button'

type DialogProps = {
  open: boolean
  /** Asked for by Escape, the backdrop or the close button; not told when the caller sets `open` to false. */
  onClose: () => void
  title: string
  description?: ReactNode
  /** `end` is a panel along the side for lists and notes; on phones both come from below. */
  placement?: 'center' | 'end'
  footer?: ReactNode
  children: ReactNode
}

/** Focus goes to an element with `data-autofocus`, else to the title, and back to where it was on closing. */
export function Dialog({ open, onClose, title, description, placement = 'center', footer, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (!open) return element.close()
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus], h2')?.focus()
  }, [open])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape does the same for the keyboard
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description == null ? undefined : `${id}-description`}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClose={() => open && onClose()}
      onClick={event => event.target === event.currentTarget && onClose()}
      className={classes(
        'fixed m-0 max-h-[calc(100dvh-3rem)] w-full max-w-none flex-col overflow-hidden border border-line bg-raised p-0 text-ink shadow-raised',
        'backdrop:bg-[oklch(0.16_0.01_80/0.55)] open:flex open:animate-rise',
        'max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:rounded-t-md max-sm:pb-[env(safe-area-inset-bottom)]',
        PLACEMENTS[placement],
      )}
    >
      {open && (
        <>
          <div className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1 py-1.5">
              <h2 id={`${id}-title`} tabIndex={-1} className="font-semibold text-lg leading-7 outline-none">
                {title}
              </h2>
              {description != null && (
                <p id={`${id}-description`} className="mt-1 text-[0.9375rem] text-muted">
                  {description}
                </p>
              )}
            </div>
            <IconButton label="Close" icon={<X />} onClick={onClose} className="-me-2" />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
          {footer != null && (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</div>
          )}
        </>
      )}
    </dialog>
  )
}

const PLACEMENTS = {
  center: 'sm:inset-0 sm:m-auto sm:h-fit sm:max-w-lg sm:rounded-md',
  end: 'max-sm:h-[85dvh] sm:inset-y-0 sm:start-auto sm:end-0 sm:h-dvh sm:max-h-none sm:w-96 sm:border-y-0 sm:border-e-0',
}
