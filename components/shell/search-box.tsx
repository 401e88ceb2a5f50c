// The search of the catalogue: a plain form that works without script; Ctrl-K or / jumps into it.
'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'

export function SearchBox({ query = '', className }: { query?: string; className?: string }) {
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return
      event.preventDefault()
      input.current?.select()
      input.current?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])

  return (
    <search className={classes('min-w-0', className)}>
      <form action="/courses" className="relative">
        <Search className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-muted" />
        <input
          ref={input}
          key={query}
          type="search"
          name="query"
          defaultValue={query}
          maxLength={200}
          aria-label="Search courses"
          aria-keyshortcuts="Control+K /"
          placeholder="Search"
          className="peer h-10 w-full rounded-sm border border-control bg-raised ps-9 pe-3 text-[0.9375rem] placeholder:text-muted hover:border-ink focus-visible:border-accent focus-visible:outline-offset-0 lg:pe-16 [&::-webkit-search-cancel-button]:appearance-none"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-2 my-auto hidden h-6 items-center rounded-[5px] bg-sunken px-1.5 font-sans text-muted text-xs lg:flex peer-focus:hidden"
        >
          Ctrl K
        </span>
      </form>
    </search>
  )
}

function isShortcut(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') return true
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return false
  const at = event.target
  return !(at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select')))
}
