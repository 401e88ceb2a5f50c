// Child processes of our commands: started in their own right, stopped with us.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

export const TSX = ['--conditions=react-server', '--import', 'tsx']

/** Starts `node` with arguments; signals to us reach it too. */
export function startNode(args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: 'inherit', ...options })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  const end = () => void child.kill()
  process.on('SIGINT', forward).on('SIGTERM', forward).on('exit', end)
  child.once('exit', () => process.off('SIGINT', forward).off('SIGTERM', forward).off('exit', end))
  return child
}

/** The exit code of a child; one that died of a signal counts as 1. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise(resolve => {
    child.once('exit', code => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

/** Runs `node` to its end. Throws when it fails. */
export async function runNode(args: string[], options: SpawnOptions): Promise<void> {
  const code = await ended(startNode(args, options))
  if (code !== 0)
    throw new Error(`${args.find(arg => !arg.startsWith('-') && arg !== 'tsx') ?? 'a step'} failed with code ${code}`)
}
