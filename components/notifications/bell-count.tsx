// The bell: its number follows what the live connection of the page tells.
'use client'

import { Bell } from 'lucide-react'
import { useEffect, useState } from 'react'
import { onUnread } from './unread'

export function BellCount({ unread }: { unread: number }) {
  const [count, setCount] = useState(unread)
  useEffect(() => setCount(unread), [unread])
  useEffect(() => onUnread(setCount), [])
  const words = count === 0 ? 'Notifications' : `Notifications, ${count >= 100 ? 'over 99' : count} unread`
  return (
    <a
      href="/notifications"
      aria-label={words}
      className="relative grid size-10 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink"
    >
      <Bell className="!size-5" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-on-accent tabular-nums"
        >
          {count >= 100 ? '99+' : count}
        </span>
      )}
    </a>
  )
}
