// The live line of a page: it comes back with the last event that it knows, also when the server could not open the channel.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLine } from './live-line'

class Socket {
  static all: Socket[] = []
  readonly sent: string[] = []
  onopen = () => {}
  onmessage = (_: { data: string }) => {}
  onclose = (_: { code: number }) => {}
  constructor(readonly address: string) {
    Socket.all.push(this)
  }
  send(text: string) {
    this.sent.push(text)
  }
  close() {
    this.onclose({ code: 1005 })
  }
  hears(message: object) {
    this.onmessage({ data: JSON.stringify(message) })
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  Socket.all = []
  vi.stubGlobal('WebSocket', Socket)
  vi.stubGlobal('location', { origin: 'http://cairn.test' })
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('document', { visibilityState: 'visible' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a channel that could not be opened is asked for again, from where the line was', () => {
  const heard: string[] = []
  const poll = vi.fn()
  const hangUp = openLine({ channel: 'user:me', after: '4', hear: ({ name }) => heard.push(name), poll })
  const [first] = Socket.all
  first?.onopen()
  first?.hears({ type: 'subscribed', channel: 'user:me' })
  first?.hears({ type: 'event', channel: 'user:me', id: '7', name: 'greeting', data: {} })
  first?.hears({ type: 'error', code: 'unavailable', channel: 'user:me' })
  vi.advanceTimersByTime(2000)
  const [, second] = Socket.all
  second?.onopen()
  expect(second?.sent).toEqual([JSON.stringify({ type: 'subscribe', channel: 'user:me', after: '7' })])
  for (let n = 1; n <= 2; n += 1) {
    Socket.all.at(-1)?.hears({ type: 'subscribed', channel: 'user:me' })
    Socket.all.at(-1)?.hears({ type: 'error', code: 'unavailable', channel: 'user:me' })
    vi.advanceTimersByTime(10_000)
  }
  expect(poll).toHaveBeenCalled() // it went on being refused: the page asks instead
  const tries = Socket.all.length
  hangUp()
  vi.advanceTimersByTime(600_000)
  expect(Socket.all).toHaveLength(tries)
  expect(heard).toEqual(['greeting'])
})
