// The realtime hub: websockets at /api/v1/realtime, fed by the live port; who may hear a channel is decided when it is asked for.
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { stillSignedIn } from '@/lib/accounts/reads'
import { contextFor, systemActor, type UserActor, userActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { onRecheck } from '@/lib/platform/live'
import { log } from '@/lib/platform/log'
import { measure } from '@/lib/platform/telemetry'
import { actorOf } from '@/lib/web/actor'
import { fromBearer, type Identity, read } from '@/lib/web/identity'
import { problem } from '@/lib/web/problem'
import { isOwnOrigin } from '@/lib/web/same-origin'
import { noteSocket } from './observe'
import { CLOSED, Client, MAX_MESSAGE_BYTES } from './realtime-client'
import { REALTIME_PATH } from './realtime-path'
import { startTopics } from './realtime-topics'

const MAX_PER_USER = 100
const BEAT_MS = 30_000
const LOOK_MS = 60_000
const LOOK_AT_ONCE = 1000

type Hub = {
  /** Takes a socket over, or ends it. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
  /** Says goodbye to all. */
  close(): Promise<void>
}

/** Opens the hub. `beatMs` is how often a silent client is asked whether it is there; it is dropped when it was not by the next time. */
export function startHub({ beatMs = BEAT_MS } = {}): Hub {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: protocols => [...protocols][0] ?? false,
  })
  const topics = startTopics()
  const byUser = new Map<string, Set<Client>>()
  const counts = { open: 0, dropped: 0, refused: 0 }
  const all = () => [...byUser.values()].flatMap(some => [...some])
  const failed = (error: unknown) => log.error('sockets could not be looked at again', { error })
  const looking = onRecheck(userId => void lookAgain([...(byUser.get(userId) ?? [])], 'channels too').catch(failed))
  const timers = [
    setInterval(() => beat(all()), beatMs),
    setInterval(() => void lookAgain(all()).catch(failed), LOOK_MS),
  ]
  for (const timer of timers) timer.unref()
  measure('cairn_sockets', { type: 'gauge', help: 'Websockets that are open.', read: () => counts.open })
  measure('cairn_sockets_dropped_total', {
    type: 'counter',
    help: 'Websockets that were ended because they read too slowly.',
    read: () => counts.dropped,
  })
  measure('cairn_sockets_refused_total', {
    type: 'counter',
    help: 'Websockets that were not let in.',
    read: () => counts.refused,
  })

  function welcome(socket: WebSocket, { actor, identity }: Known): void {
    const theirs = byUser.get(actor.id) ?? new Set()
    byUser.set(actor.id, theirs)
    const client = new Client(socket, actor, identity, topics, () => {
      counts.dropped += 1
    })
    theirs.add(client)
    counts.open += 1
    socket.once('close', () => {
      counts.open -= 1
      theirs.delete(client)
      if (theirs.size === 0 && byUser.get(actor.id) === theirs) byUser.delete(actor.id)
    })
  }

  return {
    async upgrade(req, socket, head) {
      socket.on('error', () => socket.destroy())
      const startedAt = performance.now()
      const id = newId()
      req.headers['x-request-id'] = id
      const over = (status: number) => void noteSocket(req, status, (performance.now() - startedAt) / 1000)
      const known = await knownOf(req).catch(() => undefined)
      const refusal = !known ? WHO : full(byUser.get(known.actor.id)) ? TOO_MANY : undefined
      if (known && !refusal)
        return wss.handleUpgrade(req, socket, head, ws => {
          welcome(ws, known)
          ws.once('close', () => over(101))
        })
      const response = problem(refusal, {
        url: `http://socket${REALTIME_PATH}`,
        headers: new Headers({ 'x-request-id': id }),
      })
      over(response.status)
      counts.refused += 1
      response.headers.set('x-request-id', id)
      socket.end(await written(response))
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      for (const client of all()) client.close(CLOSED.leaving, 'the server is stopping')
      wss.close()
      await (await looking)()
      await topics.stop()
    },
  }
}

const WHO = new DomainError(
  'unauthenticated',
  'Open this socket from a page of this site while signed in, or with the subprotocol bearer.<accessToken>.',
)
const TOO_MANY = new DomainError('rate_limited', `${MAX_PER_USER} sockets are open already. Please close one first.`, {
  retryAfterSeconds: 60,
})

/** A reply as it goes over a bare socket, which is closed after it. */
async function written(response: Response): Promise<string> {
  const body = await response.text()
  const headers = [...response.headers, ['content-length', Buffer.byteLength(body)], ['connection', 'close']]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}\r\n${head}\r\n${body}`
}

type Known = { actor: UserActor; identity: { sessionId: string | null; epoch: number } }

/** A bearer in the subprotocol, or the session cookie of a page of ours. */
async function knownOf(req: IncomingMessage): Promise<Known | undefined> {
  const identity = await identityOf(req)
  if (identity?.kind !== 'user') return undefined
  const actor = await actorOf(identity)
  return actor.kind === 'user'
    ? { actor, identity: { sessionId: identity.sessionId, epoch: identity.epoch } }
    : undefined
}

async function identityOf(req: IncomingMessage): Promise<Identity | undefined> {
  const bearer = req.headers['sec-websocket-protocol']?.split(',').find(part => part.trim().startsWith('bearer.'))
  if (bearer) return fromBearer(bearer.trim().slice('bearer.'.length))
  const { cookie = '', origin = '', host = '' } = req.headers
  const headers = new Headers({ cookie, origin, host })
  return isOwnOrigin(headers) ? read(headers) : undefined
}

function full(theirs: Set<Client> | undefined): boolean {
  return theirs !== undefined && theirs.size >= MAX_PER_USER
}

function beat(clients: Client[]): void {
  for (const client of clients) client.beat()
}

/** Closes the sockets of sessions that have ended and of accounts that are closed; the others leave what they may not hear any more. */
async function lookAgain(clients: Client[], how: 'at sessions' | 'channels too' = 'at sessions'): Promise<void> {
  const ctx = contextFor(systemActor('realtime'))
  for (let at = 0; at < clients.length; at += LOOK_AT_ONCE) {
    const some = clients.slice(at, at + LOOK_AT_ONCE)
    const accounts = await stillSignedIn(
      ctx,
      some.map(({ actor, identity }) => ({ userId: actor.id, ...identity })),
    )
    for (const [n, client] of some.entries()) {
      const account = accounts[n]
      if (!account) client.close(CLOSED.signedOut, 'the session has ended')
      else if (how === 'channels too')
        await client.look(userActor({ ...account, sessionId: client.identity.sessionId }))
    }
  }
}
