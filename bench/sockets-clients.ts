// The clients of `npm run bench:sockets`, in a process of their own so that the server's memory and time are its own.
import { WebSocket } from 'ws'

type Order = { type: 'open' | 'expect'; url: string; tokens: { token: string; channel: string }[]; count: number }
const AT_ONCE = 100

let count = 0
let latencies: number[] = []

process.on('message', async (order: Order) => {
  if (order.type === 'open') {
    count = order.count
    for (let at = 0; at < count; at += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, n) => open(order, at + n))
      await Promise.all(some)
    }
    process.send?.({ type: 'open' })
  } else {
    latencies = []
    process.send?.({ type: 'expecting' })
  }
})

/** Resolves once the socket listens. */
function open({ url, tokens }: Order, n: number): Promise<void> {
  const who = tokens[n % tokens.length]
  if (!who) throw new Error('nobody may open a socket')
  const socket = new WebSocket(url, [`bearer.${who.token}`], { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () => socket.send(JSON.stringify({ type: 'subscribe', channel: who.channel })))
    socket.on('message', data => {
      const message = JSON.parse(String(data)) as { type: string; data?: { sentAt: number } }
      if (message.type === 'subscribed') resolve()
      if (message.type !== 'event' || !message.data) return
      latencies.push(Date.now() - message.data.sentAt)
      if (latencies.length === count) process.send?.({ type: 'all', latencies })
    })
  })
}
