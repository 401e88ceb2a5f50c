// Sends commands that are asked for in the same moment as one request: over REST each request is dear.

export type Reply = { result?: unknown; error?: string }
type Waiting = { command: unknown; resolve(reply: Reply): void; reject(error: unknown): void }

const MOST = 100

/** Commands keep their order. A request that fails fails for all that went with it. */
export function together(send: (commands: unknown[]) => Promise<Reply[]>): (command: unknown) => Promise<Reply> {
  let waiting: Waiting[] = []

  const flush = async () => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      const replies = await send(batch.map(each => each.command))
      for (const [at, each] of batch.entries()) each.resolve(replies[at] ?? { error: 'ERR no reply' })
    } catch (error) {
      for (const each of batch) each.reject(error)
    }
  }

  return command =>
    new Promise((resolve, reject) => {
      waiting.push({ command, resolve, reject })
      if (waiting.length === 1) queueMicrotask(flush)
      else if (waiting.length === MOST) void flush()
    })
}
