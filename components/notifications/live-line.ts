// The live connection of a page: one socket that comes back by itself and asks for what it missed; polling where sockets are blocked.
import type { LiveEvent } from './toast-words'

/** `poll` is called instead while no socket opens; where the session has ended the line is `over` for good. */
type Line = { channel: string; after: string; hear(event: LiveEvent): void; poll(): void; over?(): void }

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
const TRIES_BEFORE_POLLING = 3
const POLL_MS = 30_000
const SIGNED_OUT = 4401

/** Opens the line; call the result to hang up. */
export function openLine({ channel, after, hear, poll, over }: Line): () => void {
  let last = after
  let failures = 0
  /** Those before the last welcome, which may turn out to be none. */
  let earlier = 0
  let socket: WebSocket | undefined
  let timer: number | undefined
  let ended = false
  const polling = window.setInterval(() => {
    if (failures >= TRIES_BEFORE_POLLING && document.visibilityState === 'visible') poll()
  }, POLL_MS)

  function connect(): void {
    if (typeof WebSocket === 'undefined') {
      failures = TRIES_BEFORE_POLLING
      return
    }
    const opened = new WebSocket(`${location.origin.replace('http', 'ws')}/api/v1/realtime`)
    socket = opened
    opened.onopen = () => opened.send(JSON.stringify({ type: 'subscribe', channel, after: last }))
    opened.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as { type: string; code?: string } & LiveEvent
      if (message.type === 'subscribed') [earlier, failures] = [failures, 0]
      if (message.type === 'error' && message.code === 'too_much_missed') poll()
      // The socket stands but hears nothing: come back later, as when there is none.
      if (message.type === 'error' && message.code === 'unavailable') {
        failures = Math.max(failures, earlier)
        opened.close()
      }
      if (message.type !== 'event') return
      last = message.id
      hear(message)
    }
    opened.onclose = ({ code }) => {
      if (ended) return
      if (code === SIGNED_OUT) return over?.()
      failures += 1
      if (failures === TRIES_BEFORE_POLLING) poll()
      timer = window.setTimeout(connect, pause(failures))
    }
  }

  connect()
  return () => {
    ended = true
    window.clearTimeout(timer)
    window.clearInterval(polling)
    socket?.close()
  }
}

/** Doubles with each failure; up to a third more by chance, so that not all come back at once. */
function pause(failures: number): number {
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1))
  return full * (1 + Math.random() / 3)
}
