// What `npm run demo` and `npm run dev` set up so that nobody has to: a mode, and a secret kept in DATA_DIR.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The environment of a child process for a mode; what is set already stays. */
export function environmentFor(mode: 'demo' | 'dev', given: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const NODE_ENV = mode === 'dev' ? 'development' : 'production'
  const env: NodeJS.ProcessEnv = { ...given, CAIRN_MODE: mode, NODE_ENV, NEXT_TELEMETRY_DISABLED: '1' }
  env.JWT_SECRET ||= keptSecret(path.resolve(env.DATA_DIR || '.data'))
  return env
}

/** A secret made once and kept, readable by its owner alone. */
function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'jwt-secret')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
