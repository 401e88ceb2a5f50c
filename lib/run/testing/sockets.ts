// Sockets for tests: a hub on a server of its own, and clients that keep what they hear.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { startHub } from '../realtime'

export type Given = { protocols?: string[]; headers?: Record<string, string> }

/** A hub that listens on a port of its own; `close` ends it and every client. */
export async function openHub(options?: Parameters<typeof startHub>[0]) {
  const hub = startHub(options)
  const server = createServer().on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened = new Set<WebSocket>()
  return {
    origin,
    connect(given?: Given) {
      const client = connectTo(origin, given)
      opened.add(client.socket)
      return client
    },
    endClients() {
      for (const socket of opened) socket.terminate()
      opened.clear()
    },
    async close() {
      for (const socket of opened) socket.terminate()
      await hub.close()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Opens a socket; gives what it hears, the code with which it closes, and `open` or the status with which it was refused. */
export function connectTo(origin: string, { protocols, headers }: Given = {}) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/v1/realtime`, protocols, { headers })
  const heard: Record<string, unknown>[] = []
  socket.on('message', data => heard.push(JSON.parse(String(data))))
  socket.on('error', () => {})
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  const state = new Promise<'open' | number>(resolve => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
  })
  const say = (message: unknown) => socket.send(JSON.stringify(message))
  const events = () => heard.filter(({ type }) => type === 'event')
  return { socket, heard, events, closed, state, say }
}
