// Runs a piece of synchronous work and stops it when it takes too long: text from strangers may not hold up everyone else.
import { createContext, Script } from 'node:vm'

const sandbox: { work: (() => void) | undefined } = { work: undefined }
const context = createContext(sandbox)
const script = new Script('work()')

/** What `work` returns, or undefined when it threw, overflowed the stack or did not end within `timeoutMs`. */
export function within<T>(timeoutMs: number, work: () => T): T | undefined {
  let result: T | undefined
  try {
    sandbox.work = () => {
      result = work()
    }
    script.runInContext(context, { timeout: timeoutMs })
    return result
  } catch {
    return undefined
  } finally {
    sandbox.work = undefined
  }
}
