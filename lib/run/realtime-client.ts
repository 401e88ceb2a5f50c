// One socket of the realtime hub: what it asks for, what it is told, and how much of either is too much.
import type { RawData, WebSocket } from 'ws'
import { z } from 'zod'
import type { UserActor } from '@/lib/core/context'
import type { LiveEvent } from '@/lib/platform/live'
import { log } from '@/lib/platform/log'
import { topicFor } from './channels'
import type { startTopics } from './realtime-topics'

export const MAX_MESSAGE_BYTES = 16 * 1024
const MAX_PER_SECOND = 20
const MAX_CHANNELS = 50
/** What may wait for a slow client; more, and it is dropped: it can come back and ask for what it missed. */
const MAX_BUFFERED_BYTES = 1024 * 1024

/** Why a socket was closed; 4000 and above are ours. */
export const CLOSED = { leaving: 1001, tooFast: 1008, signedOut: 4401 } as const

const after = z.string().regex(/^\d{1,15}$/)
const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribe'), channel: z.string().max(200), after: after.optional() }),
  z.object({ type: z.literal('unsubscribe'), channel: z.string().max(200) }),
  z.object({ type: z.literal('ping') }),
])
type Message = z.infer<typeof Message>

type Topics = ReturnType<typeof startTopics>
export type Identity = { sessionId: string | null; epoch: number }

/** `leave` is missing while it is being asked whether this client may listen; `askAgain` says that the answer may be an old one. */
type Subscription = { leave?: () => void; askAgain: boolean }

export class Client {
  private alive = true
  /** When each of the last messages came, in ms; the oldest is overwritten. */
  private readonly heardAt: number[] = []
  private heard = 0
  private readonly channels = new Map<string, Subscription>()

  constructor(
    private readonly socket: WebSocket,
    public actor: UserActor,
    readonly identity: Identity,
    private readonly topics: Topics,
    private readonly onDropped: () => void,
  ) {
    socket.on('pong', () => {
      this.alive = true
    })
    socket.on('error', () => {})
    socket.on('message', data => this.hear(data))
    socket.on('close', () => this.leaveAll())
  }

  /** Ends a socket whose other end has said nothing since the last beat, and asks the others. */
  beat(): void {
    if (!this.alive) this.socket.terminate()
    else this.socket.ping()
    this.alive = false
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason)
    this.leaveAll()
  }

  /** Leaves the channels that the account may not hear any more. */
  async look(actor: UserActor): Promise<void> {
    this.actor = actor
    for (const [channel, subscription] of [...this.channels]) {
      subscription.askAgain = true
      if (!subscription.leave || (await topicFor(actor, channel))) continue
      if (!this.isCurrent(channel, subscription)) continue
      this.leave(channel)
      this.send({ type: 'error', code: 'forbidden', channel })
    }
  }

  private hear(data: RawData): void {
    if (this.isTooFast(performance.now())) this.close(CLOSED.tooFast, 'too many messages')
    else this.answer(parsed(String(data)))
  }

  /** Whether more than 20 messages came within any one second. */
  private isTooFast(now: number): boolean {
    const at = this.heard++ % MAX_PER_SECOND
    const before = this.heardAt[at]
    this.heardAt[at] = now
    return before !== undefined && now - before < 1000
  }

  private answer(message: Message | undefined): void {
    switch (message?.type) {
      case undefined:
        this.send({ type: 'error', code: 'invalid' })
        break
      case 'ping':
        this.send({ type: 'pong' })
        break
      case 'unsubscribe':
        this.leave(message.channel)
        break
      case 'subscribe':
        this.subscribe(message.channel, message.after)
    }
  }

  private subscribe(channel: string, after?: string): void {
    const isNew = !this.channels.has(channel)
    const isTooMany = isNew && this.channels.size >= MAX_CHANNELS
    if (isTooMany) this.send({ type: 'error', code: 'too_many_channels', channel })
    else if (!isNew) this.send({ type: 'subscribed', channel })
    if (isTooMany || !isNew) return
    const subscription = { askAgain: false }
    this.channels.set(channel, subscription)
    this.join(channel, subscription, after === undefined ? undefined : Number(after)).catch(error => {
      log.error('a channel failed', { channel, error })
      if (!this.isCurrent(channel, subscription)) return
      this.leave(channel)
      this.send({ type: 'error', code: 'unavailable', channel })
    })
  }

  private async join(channel: string, subscription: Subscription, after?: number): Promise<void> {
    const topic = await this.topicNow(channel, subscription)
    if (!this.isCurrent(channel, subscription)) return
    if (!topic) {
      this.channels.delete(channel)
      this.send({ type: 'error', code: 'forbidden', channel })
      return
    }
    this.send({ type: 'subscribed', channel })
    const { joined, leave } = this.topics.join(topic, event => this.tell(channel, event), after)
    subscription.leave = leave
    const isWhole = await joined
    if (!isWhole && this.isCurrent(channel, subscription))
      this.send({ type: 'error', code: 'too_much_missed', channel })
  }

  /** Asks again where the account was looked at meanwhile. */
  private async topicNow(channel: string, subscription: Subscription): Promise<string | undefined> {
    subscription.askAgain = false
    const topic = await topicFor(this.actor, channel)
    return subscription.askAgain ? this.topicNow(channel, subscription) : topic
  }

  /** Not when it was left meanwhile, even if somebody subscribed anew. */
  private isCurrent(channel: string, subscription: Subscription): boolean {
    return this.channels.get(channel) === subscription
  }

  private tell(channel: string, event: LiveEvent): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.onDropped()
      this.socket.terminate()
      return
    }
    this.socket.send(bytesOf(channel, event), { binary: false })
  }

  private send(message: object): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message))
  }

  private leave(channel: string): void {
    this.channels.get(channel)?.leave?.()
    this.channels.delete(channel)
  }

  private leaveAll(): void {
    for (const channel of [...this.channels.keys()]) this.leave(channel)
  }
}

let last: { channel: string; event: LiveEvent; bytes: Buffer } | undefined

/** Made once for all who hear the same event on the same channel. */
function bytesOf(channel: string, event: LiveEvent): Buffer {
  if (last?.event !== event || last.channel !== channel) {
    const { id, name, data } = event
    const text = JSON.stringify({ type: 'event', channel, id: String(id), name, data })
    last = { channel, event, bytes: Buffer.from(text) }
  }
  return last.bytes
}

function parsed(text: string): Message | undefined {
  try {
    return Message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
