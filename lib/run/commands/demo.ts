// `npm run demo`: builds, migrates, seeds and serves the whole product with an embedded database. `--dev` serves with hot reload.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ended, runNode, startNode, TSX } from '../child'
import { environmentFor } from '../environment'
import { SEEDED } from '../seed/marker'
import { build } from './build'

const mode = process.argv.includes('--dev') ? 'dev' : 'demo'
const env = environmentFor(mode)

if (env.DATABASE_URL && mode === 'demo') {
  console.error(
    '`npm run demo` fills its own embedded database only, and DATABASE_URL is set. Unset it, or use `npm run migrate` and `npm start`.',
  )
  process.exit(1)
}
await run().catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

async function run(): Promise<void> {
  const dataDir = path.resolve(env.DATA_DIR || '.data')
  const seeded = Boolean(env.DATABASE_URL) || existsSync(path.join(dataDir, SEEDED))
  if (!seeded) console.log('Filling the demo school (once, about half a minute) …')
  const seeding = seeded ? Promise.resolve() : runNode([...TSX, 'lib/run/commands/seed.ts'], { env })
  await Promise.all([seeding, mode === 'demo' ? build() : undefined])

  const server = mode === 'dev' ? [...TSX, 'server.ts'] : ['--conditions=react-server', 'dist/server.mjs']
  const child = startNode(server, { env })
  const code = ended(child)
  if (await answers(Number(env.PORT || 5000), code)) banner()
  process.exit(await code)
}

/** Waits until the server says that it is alive, or until it has ended. */
async function answers(port: number, code: Promise<number>): Promise<boolean> {
  let over = false
  void code.then(() => {
    over = true
  })
  while (!over) {
    const alive = await fetch(`http://127.0.0.1:${port}/api/health/live`).then(
      reply => reply.ok,
      () => false,
    )
    if (alive) return true
    await new Promise(resolve => setTimeout(resolve, 150))
  }
  return false
}

function banner(): void {
  const address = env.APP_URL || `http://localhost:${env.PORT || 5000}`
  console.log(`
  Cairn is ready:  ${address}

  Sign in as       student@example.com
                   instructor@example.com
                   admin@example.com
  with             learn-anything

  The embedded database is for development and demonstration. Stop with Ctrl-C.
`)
}
