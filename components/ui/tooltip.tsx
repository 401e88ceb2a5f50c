// Shows the name of an icon button to those who see it: on hover and focus, gone with Escape.
'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

const DELAY_MS = 350
const GAP = 6

/** `text` repeats the accessible name of the button inside; screen readers do not hear it twice. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!tip.current || !anchor.current) return
    if (!shown) return tip.current.hidePopover()
    tip.current.showPopover()
    place(tip.current, anchor.current.getBoundingClientRect())
  }, [shown])

  const show = (delayMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(setShown, delayMs, true)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the button inside
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={event => event.pointerType === 'mouse' && show(DELAY_MS)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={event => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onKeyDown={event => event.key === 'Escape' && hide()}
    >
      {children}
      <span
        ref={tip}
        popover="manual"
        aria-hidden="true"
        className="pointer-events-none fixed inset-auto m-0 max-w-60 rounded-sm border-0 bg-ink px-2 py-1 text-paper text-xs"
      >
        {text}
      </span>
    </span>
  )
}

// Above the button where there is room, else below it, and never beyond the edge of the window.
function place(tip: HTMLElement, anchor: DOMRect) {
  const { width, height } = tip.getBoundingClientRect()
  const above = anchor.top - height - GAP
  const middle = anchor.left + anchor.width / 2 - width / 2
  tip.style.top = `${above >= GAP ? above : anchor.bottom + GAP}px`
  tip.style.left = `${Math.max(GAP, Math.min(middle, document.documentElement.clientWidth - width - GAP))}px`
}
