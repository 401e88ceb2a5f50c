// `npm run bench:sockets`: 10,000 clients on one process: memory a client, and how long a broadcast takes, beside a bare `ws` server.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '@/lib/run/testing/private-server'
import { print } from './table'

const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 10_000)
const ROUNDS = 20

type Message = Record<string, unknown> & { type: string }
type Child = { pid: number; send(message: Message): void; heard(type: string): Promise<Message>; stop(): void }

/** As in production the database is another process; where the machine has none, the embedded one shares the server's. */
const postgres = await startPostgres()
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-sockets-'))
const measured: Record<'hub' | 'bare', Awaited<ReturnType<typeof run>>[]> = { hub: [], bare: [] }
try {
  for (const kind of ['hub', 'bare', 'hub', 'bare'] as const) measured[kind].push(await run(kind))
  report()
} finally {
  rmSync(dataDir, { recursive: true, force: true })
  await postgres?.stop()
}

/** Opens all clients, lets each hear every broadcast, and gives what it took. */
async function run(kind: 'hub' | 'bare') {
  const server = start('bench/sockets-server.ts', [kind], { DATA_DIR: mkdtempSync(path.join(dataDir, kind)) })
  const { url, tokens } = await server.heard('listening')
  const before = residentBytes(server.pid)
  const clients = start('bench/sockets-clients.ts', [], {})
  const began = performance.now()
  clients.send({ type: 'open', url, tokens, count: CLIENTS })
  await clients.heard('open')
  const openedSeconds = (performance.now() - began) / 1000
  server.send({ type: 'collect' })
  await server.heard('collected')
  const bytes = (residentBytes(server.pid) - before) / CLIENTS
  const latencies: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    clients.send({ type: 'expect' })
    await clients.heard('expecting')
    server.send({ type: 'broadcast', round })
    latencies.push(...((await clients.heard('all')).latencies as number[]))
  }
  for (const child of [clients, server]) child.stop()
  latencies.sort((a, b) => a - b)
  const percentile = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { openedSeconds, bytes, p50: percentile(0.5), p95: percentile(0.95), last: percentile(1) }
}

function report(): void {
  const mean = (kind: 'hub' | 'bare', read: (one: Awaited<ReturnType<typeof run>>) => number) =>
    measured[kind].reduce((sum, one) => sum + read(one), 0) / measured[kind].length
  const row = (name: string, digits: number, read: (one: Awaited<ReturnType<typeof run>>) => number) => {
    const [hub, bare] = [mean('hub', read), mean('bare', read)]
    return [name, hub.toFixed(digits), bare.toFixed(digits), (hub / bare).toFixed(2)]
  }
  console.log(`${CLIENTS} clients, ${ROUNDS} broadcasts to all, two runs each in turn`)
  print([
    ['', 'hub', 'bare ws', 'ratio'],
    row('memory a client, KiB', 1, one => one.bytes / 1024),
    row('broadcast p50, ms', 0, one => one.p50),
    row('broadcast p95, ms', 0, one => one.p95),
    row('the last client, ms', 0, one => one.last),
    row('opening all, s', 1, one => one.openedSeconds),
  ])
}

function start(file: string, args: string[], settings: Record<string, string>): Child {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    CAIRN_MODE: 'test',
    LOG_LEVEL: 'warn',
    JWT_SECRET: 'a secret of the bench, which guards nothing at all',
    DATABASE_URL: postgres?.url ?? '',
    ...settings,
  }
  const child = fork(file, args, { env, execArgv: ['--conditions=react-server', '--expose-gc', '--import', 'tsx'] })
  const arrived: Message[] = []
  const waiting: { type: string; resolve(message: Message): void }[] = []
  child.on('message', (message: Message) => {
    const at = waiting.findIndex(({ type }) => type === message.type)
    const [wanted] = at < 0 ? [] : waiting.splice(at, 1)
    if (wanted) wanted.resolve(message)
    else arrived.push(message)
  })
  child.once('exit', code => {
    if (code) throw new Error(`${file} ended with code ${code}`)
  })
  return {
    pid: child.pid ?? 0,
    send: message => void child.send(message),
    heard: type =>
      new Promise(resolve => {
        const at = arrived.findIndex(message => message.type === type)
        const [message] = at < 0 ? [] : arrived.splice(at, 1)
        if (message) resolve(message)
        else waiting.push({ type, resolve })
      }),
    stop: () => void child.kill(),
  }
}

/** VmRSS of proc_pid_status(5). */
function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
}
