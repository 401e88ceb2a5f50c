// Where a visitor is on the way to, while the page they asked for has not come yet: by a link or by a search, with or without a full load.
'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/** What comes sooner needs no sign that it is on its way. */
const SOON_MS = 150
const GIVE_UP_MS = 30_000

type Going = { to: URL; from: string }

/** Null while nothing is under way. Never an address of another origin, nor a place on this page. */
export function useDestination(): URL | null {
  const [going, setGoing] = useState<Going | null>(null)
  const query = useSearchParams().toString()
  const here = usePathname() + (query && `?${query}`)
  const [seen, setSeen] = useState(here)
  if (seen !== here) {
    setSeen(here)
    setGoing(null)
  }

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stay = () => {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      setGoing(null)
    }
    const leave = (to: URL) => {
      const from = location.href
      stay()
      timers.add(setTimeout(() => location.href === from && setGoing({ to, from }), SOON_MS))
      timers.add(setTimeout(stay, GIVE_UP_MS))
    }
    const onClick = (event: MouseEvent) => {
      const to = followed(event)
      if (to) leave(to)
    }
    const onSubmit = (event: SubmitEvent) => {
      const to = asked(event)
      if (to) leave(to)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stay()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    document.addEventListener('keydown', onKey)
    window.addEventListener('pageshow', stay) // a page that the browser kept comes back as it was left
    return () => {
      stay()
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('pageshow', stay)
    }
  }, [])

  return going?.to ?? null
}

/** Where a press on a link leads in this tab. A link of Next.js has prevented the browser's own way by now, so that says nothing. */
function followed(event: MouseEvent): URL | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return undefined
  const to = new URL(link.href)
  const onThisPage = to.pathname === location.pathname && to.search === location.search
  return to.origin === location.origin && !onThisPage ? to : undefined
}

function asked(event: SubmitEvent): URL | undefined {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return undefined
  const to = URL.canParse(form.action) ? new URL(form.action) : undefined
  return to?.origin === location.origin ? to : undefined
}
