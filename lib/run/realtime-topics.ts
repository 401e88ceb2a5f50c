// Topics of the realtime hub: each listener hears every event once and in order, what it missed first.
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { hearLive, type LiveEvent, MOST_LISTED, newestId, type SentEvent, saidBetween } from '@/lib/platform/live'
import { log } from '@/lib/platform/log'

export type Hear = (event: LiveEvent) => void
type Listener = { hear: Hear; heardUpTo: number; waiting?: LiveEvent[] }
type Topic = { saidUpTo: number; ready: Promise<void>; turn: Promise<void>; listeners: Set<Listener> }

/** `joined` ends once the listener hears; it is false where so much was missed that the listener should look anew instead. */
export type Joined = { joined: Promise<boolean>; leave(): void }

/**
 * Listens for this process. Ids of a topic follow the commits and each event names the one before it, so that one that comes
 * too early, twice or not at all is noticed, and the database tells what is between.
 */
export function startTopics() {
  const ctx = contextFor(systemActor('realtime'))
  const topics = new Map<string, Topic>()
  const listening = hearLive(
    name => topics.has(name),
    (name, event) => {
      const topic = topics.get(name)
      if (!topic) return
      topic.turn = topic.turn
        .then(() => take(ctx, name, topic, event))
        .catch(error => log.error('a live event could not be told', { topic: name, error }))
    },
  )

  function open(name: string): Topic {
    const opened: Topic = { saidUpTo: 0, ready: Promise.resolve(), turn: Promise.resolve(), listeners: new Set() }
    opened.ready = listening
      .then(() => newestId(ctx, name))
      .then(newest => {
        opened.saidUpTo = newest
      })
    opened.turn = opened.ready.catch(() => topics.delete(name)).then(() => {})
    topics.set(name, opened)
    return opened
  }

  return {
    /** `after` is the last event that the listener knows. */
    join(name: string, hear: Hear, after?: number): Joined {
      const topic = topics.get(name) ?? open(name)
      const listener: Listener = { hear, heardUpTo: after ?? 0, waiting: [] }
      topic.listeners.add(listener)
      const leave = () => {
        topic.listeners.delete(listener)
        if (topic.listeners.size === 0 && topics.get(name) === topic) topics.delete(name)
      }
      const joined = topic.ready
        .then(() => catchUp(ctx, name, topic, listener, after))
        .catch(error => {
          leave()
          throw error
        })
      return { joined, leave }
    },
    async stop(): Promise<void> {
      await (await listening)()
    },
  }
}

/**
 * False where not all can be told: there was more than is listed, or the event that the listener knows is kept no more, and what came
 * soon after it may be gone, too. 0 asks for all that is kept.
 */
async function catchUp(ctx: Context, name: string, topic: Topic, listener: Listener, after?: number): Promise<boolean> {
  const isAhead = after !== undefined && after > topic.saidUpTo && after > (await newestId(ctx, name))
  const known = isAhead ? undefined : after
  const upTo = topic.saidUpTo
  // From the known event itself on: where it is kept, all that came after it is kept.
  const kept = known === undefined || known >= upTo ? [] : await saidBetween(ctx, name, known - 1, upTo)
  const isKept = known === undefined || known >= upTo || known === 0 || kept[0]?.id === known
  const isWhole = isKept && (kept.length < MOST_LISTED || kept.at(-1)?.id === upTo)
  if (known === undefined || !isWhole) listener.heardUpTo = upTo
  else for (const event of kept) tell(listener, event)
  const { waiting = [] } = listener
  listener.waiting = undefined
  for (const event of waiting) tell(listener, event)
  return isWhole && !isAhead
}

async function take(ctx: Context, name: string, topic: Topic, event: SentEvent): Promise<void> {
  if (event.id <= topic.saidUpTo) return
  const { previous, ...plain } = event
  if ((previous ?? 0) <= topic.saidUpTo) return spread(topic, plain)
  while (topic.saidUpTo < event.id) {
    const between = await saidBetween(ctx, name, topic.saidUpTo, event.id).catch(() => [])
    for (const missed of between.length > 0 ? between : [plain]) spread(topic, missed)
  }
}

function spread(topic: Topic, event: LiveEvent): void {
  topic.saidUpTo = event.id
  for (const listener of topic.listeners) {
    if (listener.waiting) listener.waiting.push(event)
    else tell(listener, event)
  }
}

function tell(listener: Listener, event: LiveEvent): void {
  if (event.id <= listener.heardUpTo) return
  listener.heardUpTo = event.id
  listener.hear(event)
}
