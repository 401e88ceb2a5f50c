// Runs one tool to its end: without a shell, bounded in time and in what it may say, and never outliving us.
import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'

const MAX_SAID = 16 * 1024 * 1024
const running = new Set<ChildProcess>()

/** What it wrote to stdout. Throws with the end of stderr when it fails, takes too long, or says too much. */
export async function runTool(tool: string, args: string[], { timeoutMs }: { timeoutMs: number }): Promise<Buffer> {
  const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' })
  if (running.size === 0) process.once('exit', endAll)
  running.add(child)
  if (child.pid) lowerPriority(child.pid)
  const said: Buffer[] = []
  let size = 0
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MAX_SAID) child.kill('SIGKILL')
    else said.push(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-2000)
  })
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => {
        if (code === 0) resolve()
        else reject(new Error(`${tool} ended with ${signal ?? code}: ${complaint.trim()}`))
      })
    })
    return Buffer.concat(said)
  } finally {
    running.delete(child)
    if (running.size === 0) process.off('exit', endAll)
  }
}

function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Pages come before films. */
function lowerPriority(pid: number): void {
  try {
    os.setPriority(pid, 10)
  } catch {
    return // it has ended already, or the system has no priorities
  }
}
