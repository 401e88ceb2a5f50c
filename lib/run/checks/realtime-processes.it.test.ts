// Two processes over one PostgreSQL and one Redis: what is earned through one is heard at a socket of the other.
import { afterEach, expect, test } from 'vitest'
import { closeDatabase, connectPostgres, installDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { newCourse } from '@/db/school.testing'
import { emptyPostgres } from '@/db/testing'
import { enroll } from '@/lib/learning/enroll'
import { person } from '../testing/people'
import { startProcess } from '../testing/processes'
import { connectTo } from '../testing/sockets'

const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

test.skipIf(!TEST_DATABASE_URL || !TEST_REDIS_URL)(
  'an award made through one process arrives at a socket on the other',
  async () => {
    const { url, drop } = await emptyPostgres(TEST_DATABASE_URL ?? '')
    undo.push(drop)
    installDatabase(connectPostgres(url))
    undo.push(closeDatabase)
    await migrate()
    const settings = { DATABASE_URL: url, REDIS_URL: TEST_REDIS_URL ?? '', NODE_ENV: 'test', CAIRN_MODE: 'test' }
    const processes = [1, 2].map(() => startProcess('lib/run/checks/hub.testing.ts', settings))
    for (const each of processes) undo.push(() => each.kill())
    const [one, other] = await Promise.all(
      processes.map(async each => {
        await expect.poll(() => each.lines.length, { timeout: 60_000 }).toBe(1)
        return `http://127.0.0.1:${each.lines[0]?.split(' ')[1]}`
      }),
    )
    const ada = await person()
    const course = await newCourse()
    await enroll(ada.ctx, { courseId: course.id })
    const client = connectTo(other ?? '', { protocols: [`bearer.${ada.token}`] })
    undo.push(() => client.socket.terminate())
    expect(await client.state).toBe('open')
    client.say({ type: 'subscribe', channel: 'user:me' })
    await expect.poll(() => client.heard, { timeout: 5000 }).toEqual([{ type: 'subscribed', channel: 'user:me' }])

    const headers = { authorization: `Bearer ${ada.token}` }
    const reply = await fetch(`${one}/api/v1/lessons/${course.lessons[0]?.id}/complete`, { method: 'POST', headers })
    expect(reply.status).toBe(200)
    const { award } = (await reply.json()) as { award: { xp: number } }
    const amounts = () =>
      client.events().flatMap(({ name, data }) => (name === 'xp.awarded' ? [(data as { amount: number }).amount] : []))
    const earned = () => amounts().reduce((sum, amount) => sum + amount, 0)
    await expect.poll(earned, { timeout: 5000 }).toBe(award.xp)
    expect(award.xp).toBeGreaterThan(0)
  },
  180_000,
)
