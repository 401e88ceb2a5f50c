// The processes that the bench measures: the built product, the bare server, and how much CPU each has used.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { TSX } from '@/lib/run/child'
import { freePort } from '@/lib/run/testing/private-server'

export type Running = { url: string; pid: number; stop(): Promise<void> }

/** Starts what `npm start` starts, with limits out of the way; the schema is there already. */
export async function startProduct(settings: { DATABASE_URL: string; JWT_SECRET: string; DATA_DIR: string }) {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...settings,
    NODE_ENV: 'production',
    CAIRN_MODE: 'test',
    RATE_LIMIT_SCALE: '1000000',
    LOG_LEVEL: 'warn',
    PORT: String(port),
  }
  for (const name of ['REDIS_URL', 'UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN', 'APP_URL']) delete env[name]
  const args = [...profiling(), '--conditions=react-server', 'dist/server.mjs']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return running(child, port)
}

/** Starts `bench/bare-server.ts`. `setup` is what it is told first. */
export async function startBare(setup: { databaseUrl: string; statements: unknown }): Promise<Running> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(port) }
  const child = fork('bench/bare-server.ts', { env, execArgv: ['--import', 'tsx'] })
  child.send(setup)
  return running(child, port)
}

/** Starts `npm run demo` on a folder of its own: it builds, fills its school and serves. */
export async function startDemo(dataDir: string): Promise<Running> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, PORT: String(port) }
  for (const name of ['DATABASE_URL', 'APP_URL']) delete env[name]
  const child = spawn(process.execPath, [...TSX, 'lib/run/commands/demo.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return running(child, port, 10 * 60)
}

/** BENCH_PROFILE names a folder for a CPU profile of the product, written when it stops. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILE
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

async function running(child: ChildProcess, port: number, patienceSeconds = 60): Promise<Running> {
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const over = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await over
  }
  const end = () => void child.kill()
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  for (let tries = 0; tries < patienceSeconds * 10 && child.exitCode === null; tries++) {
    const answered = await fetch(`${url}/api/health/live`).then(
      reply => reply.arrayBuffer(),
      () => undefined,
    )
    if (answered && child.pid) return { url, pid: child.pid, stop }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error('A server that was to be measured did not start.')
}

const TICK_MS = 10 // clock ticks of /proc are 1/100 s on every Linux that Node runs on

/** CPU milliseconds that a process has used by now; undefined where there is no /proc. */
export function cpuMs(pid: number): number | undefined {
  const ticks = statOf(pid)
  return ticks && (ticks.own + ticks.reaped) * TICK_MS
}

/** The same of a process and its living and past children, such as PostgreSQL with its backends. */
export function cpuOfFamilyMs(pid: number): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => statOf(Number(name)))
    .filter(stat => stat?.parent === pid)
  return children.reduce((sum, stat) => sum + (stat?.own ?? 0) * TICK_MS, cpuMs(pid) ?? 0)
}

/** The parent of a process, as of a database backend. */
export function parentOf(pid: number): number | undefined {
  return statOf(pid)?.parent
}

/** Fields 4 and 14 to 17 of proc_pid_stat(5); the name before them may hold anything but ends at the last parenthesis. */
function statOf(pid: number): { parent: number; own: number; reaped: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (field: number) => fields[field - 3] ?? 0
    return { parent: at(4), own: at(14) + at(15), reaped: at(16) + at(17) }
  } catch {
    return undefined
  }
}
