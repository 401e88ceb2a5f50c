// What happens to the one who looks, said in toasts without a reload: one live connection a page.
'use client'

import { useEffect, useRef, useState } from 'react'
import { freshNews, markRead } from './fresh-news'
import { openLine } from './live-line'
import { SignedOut } from './signed-out'
import { Toast } from './toast'
import { type Shown, stacked } from './toast-stack'
import { type LiveEvent, notificationWords, type ToastWords, toastWords } from './toast-words'
import { changeUnread } from './unread'

type LiveNewsProps = { after: string; mechanics: string[] }

/** Whoever signs out here is away before this. */
const LEAVING_MS = 600
const PLACE = 'cairn:heard'

export function LiveNews({ after, mechanics }: LiveNewsProps) {
  const [toasts, setToasts] = useState<Shown[]>([])
  const [isOver, setOver] = useState(false)
  const shown = useRef(mechanics)
  shown.current = mechanics

  useEffect(() => {
    const show = (key: string, words: ToastWords) => setToasts(before => stacked(before, { ...words, key }))
    const hear = (event: LiveEvent) => {
      rememberPlace(event.id)
      const { name, data } = event
      if (name === 'notification' && data.count === 1) changeUnread(count => count + 1)
      if (name === 'notifications.read') changeUnread(() => Number(data.unread) || 0)
      const words = toastWords(event, shown.current)
      if (words) show(event.id, words)
    }
    const poll = async () => {
      const news = await freshNews()
      if (!news) return
      changeUnread(() => news.unread)
      for (const item of news.items) show(`${item.id} ${item.count}`, notificationWords(item))
    }
    let saying: number | undefined
    const over = () => {
      saying = window.setTimeout(() => setOver(true), LEAVING_MS)
    }
    const hangUp = openLine({ channel: 'user:me', after: placeOf(after), hear, poll: () => void poll(), over })
    return () => {
      window.clearTimeout(saying)
      hangUp()
    }
  }, [after])

  const dismiss = (key: string) => setToasts(before => before.filter(one => one.key !== key))
  return (
    <div
      role="status"
      aria-live="polite"
      aria-atomic="false"
      className="pointer-events-none fixed inset-x-3 bottom-24 z-50 grid justify-items-end gap-2 sm:inset-x-auto sm:end-4 md:bottom-4"
    >
      {isOver && <SignedOut />}
      {toasts.map(({ key, heard: _, earned: __, ...words }) => (
        <Toast
          key={key}
          {...words}
          onFollow={() => words.action && markRead(words.action.notificationId)}
          onDismiss={() => dismiss(key)}
        />
      ))}
    </div>
  )
}

/** What was said between a page and the next is heard by the next one, if it comes soon. */
const SOON_MS = 15_000

function rememberPlace(id: string): void {
  try {
    sessionStorage.setItem(PLACE, `${id} ${Date.now()}`)
  } catch {
    // a browser that keeps nothing begins anew with each page
  }
}

function placeOf(after: string): string {
  try {
    const [id = '', at] = (sessionStorage.getItem(PLACE) ?? '').split(' ')
    const isSoon = /^\d+$/.test(id) && Date.now() - Number(at) < SOON_MS
    return isSoon && Number(id) < Number(after) ? id : after
  } catch {
    return after
  }
}
