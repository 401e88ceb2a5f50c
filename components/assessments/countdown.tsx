// Tells calmly how much time is left, in minutes until the last one; at the end it submits what is saved.
'use client'

import { useEffect, useState } from 'react'

/** `leftMs` by the server's clock when it rendered; the browser's clock may be wrong. */
export function Countdown({ leftMs, formId }: { leftMs: number; formId: string }) {
  const [left, setLeft] = useState(leftMs)

  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => {
      const rest = leftMs - (performance.now() - began)
      setLeft(rest)
      if (rest > 0) return
      clearInterval(timer)
      const form = document.getElementById(formId)
      if (form instanceof HTMLFormElement) form.requestSubmit()
    }, 1000)
    return () => clearInterval(timer)
  }, [leftMs, formId])

  const seconds = Math.max(0, Math.ceil(left / 1000))
  const minutes = Math.ceil(seconds / 60)
  return (
    <>
      <span role="timer">{seconds > 60 ? `${minutes} minutes left` : `${seconds} seconds left`}</span>
      <span role="status" className="sr-only">
        {minutes === 5 && seconds > 240 && 'Five minutes left.'}
        {minutes === 1 && seconds > 0 && 'One minute left.'}
      </span>
    </>
  )
}
