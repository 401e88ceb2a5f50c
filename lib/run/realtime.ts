// The realtime hub: websockets at /api/v1/realtime, fed by pub/sub; who may hear a channel is decided when it is asked for.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { ENDED_CHANNEL, EndedSessions, isAmong } from '@/lib/accounts/sessions/ended'
import { sessionsStillOn } from '@/lib/accounts/sessions/reads'
import { type Actor, contextFor, guest, systemActor, type UserActor } from '@/lib/core/context'
import { log } from '@/lib/platform/log'
import { subscribe } from '@/lib/platform/pubsub'
import { actorOf } from '@/lib/web/actor'
import { fromBearer, read } from '@/lib/web/identity'
import { isOwnOrigin } from '@/lib/web/same-origin'
import { topicFor } from './channels'

const MAX_MESSAGE_BYTES = 16 * 1024
const MAX_PER_SECOND = 20
const PING_MS = 30_000

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), channel: z.string().max(200), after: z.string().max(100).optional() }),
  z.object({ type: z.literal('unsubscribe'), channel: z.string().max(200) }),
  z.object({ type: z.literal('ping') }),
])

type Client = {
  actor: UserActor
  alive: boolean
  channels: Map<string, Promise<() => Promise<void>>>
  second: number
  count: number
}

/** Opens the hub. `upgrade` takes a socket over or ends it; `close` says goodbye to all. */
export function startHub() {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: protocols => [...protocols][0] ?? false,
  })
  const clients = new Map<WebSocket, Client>()
  const timer = setInterval(() => {
    for (const [socket, client] of clients) {
      if (!client.alive) socket.terminate()
      client.alive = false
      socket.ping()
    }
    void sweep(clients)
  }, PING_MS)
  timer.unref()
  const listening = subscribe(ENDED_CHANNEL, message => {
    const ended = EndedSessions.parse(JSON.parse(message))
    for (const [socket, { actor }] of clients) if (isAmong(ended, actor)) signOut(socket)
  })

  return {
    async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      socket.on('error', () => socket.destroy())
      const actor = await actorFor(req).catch(() => guest)
      if (actor.kind !== 'user') return void socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      wss.handleUpgrade(req, socket, head, ws => welcome(ws, actor, clients))
    },
    close(): void {
      clearInterval(timer)
      void listening.then(stop => stop())
      for (const socket of clients.keys()) socket.close(1001)
      wss.close()
    },
  }
}

/** A bearer in the subprotocol, or the session cookie of a page of ours. */
async function actorFor(req: IncomingMessage): Promise<Actor> {
  const bearer = req.headers['sec-websocket-protocol']?.split(',').find(part => part.trim().startsWith('bearer.'))
  if (bearer) return actorOf(await fromBearer(bearer.trim().slice('bearer.'.length)))
  const headers = new Headers({
    cookie: req.headers.cookie ?? '',
    origin: req.headers.origin ?? '',
    host: req.headers.host ?? '',
  })
  return isOwnOrigin(headers) ? actorOf(await read(headers)) : guest
}

/** What the message about an ended session did not reach: one query for all sockets, at each ping. */
async function sweep(clients: Map<WebSocket, Client>): Promise<void> {
  if (clients.size === 0) return
  const all = [...clients]
  try {
    const on = await sessionsStillOn(
      contextFor(systemActor('realtime')),
      all.map(([, { actor }]) => actor),
    )
    for (const [socket, { actor }] of all) if (!on.has(`${actor.id} ${actor.sessionId}`)) signOut(socket)
  } catch (error) {
    log.error('the sessions of open sockets could not be looked at; the next ping tries again', { error })
  }
}

function signOut(socket: WebSocket): void {
  socket.close(1008, 'signed out')
}

function welcome(socket: WebSocket, actor: UserActor, clients: Map<WebSocket, Client>): void {
  const client: Client = { actor, alive: true, channels: new Map(), second: 0, count: 0 }
  clients.set(socket, client)
  socket.on('pong', () => {
    client.alive = true
  })
  socket.on('error', () => {})
  socket.on('message', data => hear(socket, client, data))
  socket.on('close', () => {
    clients.delete(socket)
    for (const leaving of client.channels.values()) void leaving.then(leave => leave())
  })
}

function hear(socket: WebSocket, client: Client, data: RawData): void {
  const second = Math.floor(Date.now() / 1000)
  client.count = client.second === second ? client.count + 1 : 1
  client.second = second
  if (client.count > MAX_PER_SECOND) {
    socket.close(1008, 'too many messages')
    return
  }
  const reply = answer(socket, client, parseMessage(String(data)))
  if (reply) send(socket, reply)
}

function answer(socket: WebSocket, client: Client, message: z.infer<typeof Message> | undefined): object | undefined {
  if (!message) return { type: 'error', code: 'invalid' }
  if (message.type === 'ping') return { type: 'pong' }
  const { channel } = message
  if (message.type === 'unsubscribe') {
    void client.channels.get(channel)?.then(leave => leave())
    client.channels.delete(channel)
    return undefined
  }
  if (client.channels.has(channel)) return { type: 'subscribed', channel }
  const joining = join(socket, client.actor, channel)
  client.channels.set(channel, joining)
  void joining.then(
    leave => leave === nothing && client.channels.get(channel) === joining && client.channels.delete(channel),
  )
  return undefined
}

const nothing = async () => {}

/** Asks whether the actor may listen, listens, and says so. Gives how to leave. */
async function join(socket: WebSocket, actor: Actor, channel: string): Promise<() => Promise<void>> {
  const topic = await topicFor(actor, channel).catch(error => void log.error('a channel failed', { error }))
  if (!topic) {
    send(socket, { type: 'error', code: 'forbidden', channel })
    return nothing
  }
  const forward = (payload: string) => send(socket, { type: 'event', channel, ...JSON.parse(payload) })
  const leave = await subscribe(topic, forward)
  send(socket, { type: 'subscribed', channel })
  return leave
}

function parseMessage(text: string): z.infer<typeof Message> | undefined {
  try {
    return Message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}
