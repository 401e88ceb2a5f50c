// A row of buttons that is one stop of the Tab key; the arrow keys walk in it (ARIA practices).
'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type ToolbarProps = { label: string; className?: string; children: ReactNode }

export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const all = buttonsOf(bar.current)
    const current = all.find(button => button.dataset.stop !== undefined && !button.disabled)
    stopAt(all, current ?? all.find(button => !button.disabled))
  })

  function walk(event: KeyboardEvent) {
    const all = buttonsOf(bar.current).filter(button => !button.disabled)
    const at = all.findIndex(button => button.matches(':focus'))
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || at < 0 || event.altKey) return
    event.preventDefault()
    const next = all[(to + all.length) % all.length]
    stopAt(buttonsOf(bar.current), next)
    next?.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={walk}
      onFocus={event => event.target instanceof HTMLButtonElement && stopAt(buttonsOf(bar.current), event.target)}
      className={className}
    >
      {children}
    </div>
  )
}

function buttonsOf(bar: HTMLDivElement | null): HTMLButtonElement[] {
  return [...(bar?.querySelectorAll('button') ?? [])]
}

function stopAt(all: HTMLButtonElement[], stop: HTMLButtonElement | undefined): void {
  for (const button of all) {
    button.tabIndex = button === stop ? 0 : -1
    if (button === stop) button.dataset.stop = ''
    else delete button.dataset.stop
  }
}
