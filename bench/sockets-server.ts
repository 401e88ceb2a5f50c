// The server that `npm run bench:sockets` measures: our hub with its whole way from a transaction to the sockets, or bare `ws`.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { openDatabase, transact } from '@/db/client'
import { migrate } from '@/db/migrate'
import { newCourse, newPerson } from '@/db/school.testing'
import { signAccess } from '@/lib/accounts/tokens'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { enroll } from '@/lib/learning/enroll'
import { say } from '@/lib/platform/live'
import { startHub } from '@/lib/run/realtime'

const PEOPLE = 200
const [kind] = process.argv.slice(2)
const server = createServer()
const { tokens, broadcast } = kind === 'hub' ? await hub() : bare()
server.listen(0, '127.0.0.1', () => {
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/realtime`
  global.gc?.()
  process.send?.({ type: 'listening', url, tokens })
})
process.on('message', async ({ type, round }: { type: string; round: number }) => {
  if (type === 'collect') {
    global.gc?.()
    process.send?.({ type: 'collected' })
  } else await broadcast(round)
})

/** Learners of one course, with as many sockets each as it takes; what is said goes through the database and pub/sub. */
async function hub() {
  await openDatabase()
  await migrate()
  const course = await newCourse()
  const tokens: string[] = []
  for (let n = 0; n < PEOPLE; n++) {
    const person = await newPerson()
    await enroll(person.ctx, { courseId: course.id })
    tokens.push(await signAccess({ id: person.id, role: 'student', sessionEpoch: 0 }, new Date()))
  }
  const hub = startHub()
  server.on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
  const ctx = contextFor(systemActor('bench'))
  const topic = `course:${course.id}`
  return {
    tokens: tokens.map(token => ({ token, channel: topic })),
    broadcast: (round: number) =>
      transact(ctx, async tx => say(tx, { topic, name: 'news', data: { round, sentAt: Date.now() } })),
  }
}

/** The same messages and nothing else: no identity, no channels, no heartbeat, no limits. */
function bare() {
  const sockets = new Set<WebSocket>()
  const wss = new WebSocketServer({ server, handleProtocols: protocols => [...protocols][0] ?? false })
  wss.on('connection', socket => {
    sockets.add(socket)
    socket.on('message', data => {
      const { channel } = JSON.parse(String(data)) as { channel: string }
      socket.send(JSON.stringify({ type: 'subscribed', channel }))
    })
  })
  const channel = `course:${newId()}`
  return {
    tokens: [{ token: 'nobody', channel }],
    broadcast: async (round: number) => {
      const data = { round, sentAt: Date.now() }
      const text = JSON.stringify({ type: 'event', channel, id: String(round), name: 'news', data })
      for (const socket of sockets) socket.send(text)
    },
  }
}
