// Child processes for tests of faults: what they say line by line, and how they end.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { TSX } from '../child'

export type Child = {
  pid: number
  /** What it printed so far, line by line. */
  lines: string[]
  complaints(): string
  /** Waits until it prints a line, or ends; gives whether it did. */
  says(line: string): Promise<boolean>
  /** Waits until it has printed so many lines, or ends; gives whether it has. */
  prints(count: number): Promise<boolean>
  /** Its exit code, or null where a signal ended it. */
  ended: Promise<number | null>
  /** kill -9: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

/** Starts a TypeScript file of the tests as a process of its own, with settings of its own. */
export function startProcess(file: string, env: Record<string, string>): Child {
  return start(['--conditions=react-server', bundled(file)], env)
}

/** Starts a command as its npm script does. */
export function startCommand(file: string, env: Record<string, string>): Child {
  return start([...TSX, file], env)
}

const bundles = new Map<string, string>()

/** As one file, as the server is built: it starts in a third of the time that translating hundreds of modules takes. */
function bundled(file: string): string {
  const made = bundles.get(file)
  if (made) return made
  const folder = path.join('.cache', 'processes')
  const outfile = path.join(folder, `${file.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`)
  const draft = `${outfile}.${process.pid}.${randomBytes(4).toString('hex')}`
  mkdirSync(folder, { recursive: true })
  buildSync({
    entryPoints: [file],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    logLevel: 'warning',
  })
  renameSync(draft, outfile) // another process that tests may read it this very moment
  bundles.set(file, outfile)
  return outfile
}

function start(args: string[], env: Record<string, string>): Child {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let wrong = ''
  let wake = () => {}
  child.stdout?.on('data', data => {
    out += data
    wake()
  })
  child.stderr?.on('data', data => {
    wrong += data
  })
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)))
  const over = ended.then(() => wake())
  const whole = () => out.split('\n').slice(0, -1) // the last part may be half a line
  const until = async (done: () => boolean) => {
    while (!done()) {
      if (child.exitCode !== null || child.signalCode !== null) {
        await over
        return done()
      }
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    return true
  }
  return {
    pid: child.pid ?? 0,
    get lines() {
      return whole()
    },
    complaints: () => wrong,
    says: line => until(() => whole().includes(line)),
    prints: count => until(() => whole().length >= count),
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
