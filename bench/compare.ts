// Fair turns: both servers give the same replies before anything is measured, and each warms up first.
import { type Call, type Measured, measure } from './measure'

export type Run = { seconds: number; databasePid: number; rewind(): Promise<void> }
type Server = { url: string; pid: number }

const WARM_UP_SECONDS = 2
/** How many of the calls are compared byte by byte. */
const COMPARED = 5

/** One measurement after a warm-up. */
export async function sample(server: Server, calls: Call[], { seconds, databasePid, rewind }: Run): Promise<Measured> {
  await rewind()
  await measure(server, calls, { seconds: Math.min(WARM_UP_SECONDS, seconds), databasePid })
  return measure(server, calls, { seconds, databasePid })
}

/** Throws where two servers answer the same call differently; `rewind` puts the data back before each. */
export async function assertEqual(name: string, calls: Call[], servers: Server[], rewind: () => Promise<void>) {
  for (const call of calls.slice(0, COMPARED)) {
    const replies: string[] = []
    for (const { url } of servers) {
      await rewind()
      const { method, headers, body } = call
      const reply = await fetch(url + call.path, { method, headers, body })
      replies.push(`${reply.status} ${await reply.text()}`)
    }
    const [first, ...others] = replies
    if (!first?.startsWith('2') || others.some(other => other !== first))
      throw new Error(`${name}: the servers do not answer alike.\n${replies.join('\n')}`)
  }
}
