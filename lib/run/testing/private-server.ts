// Private servers for tests: started in a temporary folder on a free port, never as root, stopped afterwards.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export type PrivateServer = { url: string; stop(): Promise<void> }

/** A PostgreSQL of one's own, or undefined where the machine has no binaries. */
export async function startPostgres(): Promise<PrivateServer | undefined> {
  const bin = postgresFolder()
  if (!bin) return undefined
  const folder = temporaryFolder('pg')
  const port = await freePort()
  const data = path.join(folder, 'data')
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'cairn', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...asNobody(),
    stdio: 'ignore',
    cwd: folder,
  })
  const settings = [
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
    '-c',
    'full_page_writes=off',
    '-c',
    `unix_socket_directories=${folder}`,
  ]
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...settings], {
    ...asNobody(),
    stdio: 'ignore',
    cwd: folder,
  })
  const url = `postgres://cairn@127.0.0.1:${port}/postgres`
  await untilOpen(port, child)
  await untilAnswers(url)
  return { url, stop: () => stop(child, folder, 'SIGINT') }
}

/** A Redis of one's own, or undefined where the machine has no binary. */
export async function startRedis(): Promise<PrivateServer | undefined> {
  const binary = onPath('redis-server')
  if (!binary) return undefined
  const folder = temporaryFolder('redis')
  const port = await freePort()
  const child = spawn(
    binary,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { ...asNobody(), stdio: 'ignore', cwd: folder },
  )
  await untilOpen(port, child)
  return { url: `redis://127.0.0.1:${port}`, stop: () => stop(child, folder, 'SIGTERM') }
}

/** A TCP port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** The full path of a program, or undefined. */
export function onPath(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, program))
    .find(file => existsSync(file))
}

/** Whether this machine can run a PostgreSQL of one's own. */
export function hasPostgres(): boolean {
  return postgresFolder() !== undefined
}

function postgresFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map(version => path.join(debian, version, 'bin'))
    .find(folder => existsSync(path.join(folder, 'initdb')))
  const initdb = onPath('initdb')
  return found ?? (initdb && onPath('postgres') ? path.dirname(initdb) : undefined)
}

function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `cairn-${name}-`))
  const { uid, gid } = asNobody()
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/** PostgreSQL refuses to run as root, so root lends these servers the identity of `nobody`. */
function asNobody(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null)
      throw new Error(`a private server ended with code ${child.exitCode} before it listened`)
    const open = await new Promise<boolean>(resolve => {
      const socket = net.connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`nothing listens on port ${port} after 30 s`)
}

async function untilAnswers(url: string): Promise<void> {
  const { default: pg } = await import('pg')
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries > 100) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

async function stop(child: ChildProcess, folder: string, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null) {
    const over = new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await over
  }
  rmSync(folder, { recursive: true, force: true })
}
