// Child processes for tests of faults: what they say line by line, and how they end.
import { type ChildProcess, spawn } from 'node:child_process'
import { TSX } from '../child'

export type Child = {
  pid: number
  /** What it printed so far, line by line. */
  lines: string[]
  complaints(): string
  /** Waits until it prints a line, or ends; gives whether it did. */
  says(line: string): Promise<boolean>
  /** Its exit code, or null where a signal ended it. */
  ended: Promise<number | null>
  /** kill -9: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

/** Starts a TypeScript file as a process of its own, with settings of its own. */
export function startProcess(file: string, env: Record<string, string>): Child {
  const child: ChildProcess = spawn(process.execPath, [...TSX, file], {
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
  return {
    pid: child.pid ?? 0,
    get lines() {
      return whole()
    },
    complaints: () => wrong,
    async says(line) {
      while (!whole().includes(line)) {
        if (child.exitCode !== null || child.signalCode !== null) {
          await over
          return whole().includes(line)
        }
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
      return true
    },
    ended,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
