// The one process: Next.js, the API door, websockets and the worker; ROLE says which of them run here.
import { createServer, type RequestListener, Server } from 'node:http'
import next from 'next'
import { closeDatabase, openDatabase } from './db/client'
import { migrate } from './db/migrate'
import { env, prepareAuthEnvironment } from './lib/env'
import { log } from './lib/platform/log'
import { consoleToLog } from './lib/platform/log/console'
import { closeRedis } from './lib/platform/redis/client'
import { apiDoor } from './lib/run/api-door'
import { front } from './lib/run/front'
import { observed } from './lib/run/observe'
import { pageCache } from './lib/run/page-cache'
import { startHub } from './lib/run/realtime'
import { REALTIME_PATH } from './lib/run/realtime-path'
import { staticFiles } from './lib/run/static-files'
import { wire } from './lib/run/wiring'
import { startWorker, stopWorker } from './lib/run/worker'

await start().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})

async function start(): Promise<void> {
  const { mode, NODE_ENV, PORT, ROLE } = env()
  if (mode !== 'dev') consoleToLog(log)
  prepareAuthEnvironment()
  await openDatabase()
  if (mode !== 'production') await migrate()
  wire()
  if (ROLE !== 'web') await startWorker()
  const close = ROLE === 'worker' ? async () => {} : await serve(PORT, NODE_ENV !== 'production')
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      await close()
      await stopWorker()
      await closeDatabase()
      await closeRedis()
      process.exit(0)
    })
  }
}

/** Listens; gives the way to stop. Requests under way are finished first. */
async function serve(port: number, dev: boolean): Promise<() => Promise<void>> {
  const server = createServer({ keepAliveTimeout: 65_000 })
  const decoy = new Server()
  const app = next({ dev, port, hostname: '0.0.0.0', httpServer: decoy })
  await app.prepare()
  const handle = app.getRequestHandler()
  const files = dev ? () => false : staticFiles()
  const hub = startHub()
  const pages: RequestListener = (req, res) => {
    if (!files(req, res)) void handle(req, res)
  }
  server.on('request', observed(front(apiDoor({ straight: !dev }), dev ? pages : pageCache(pages))))
  server.on('upgrade', (req, socket, head) => {
    if (req.url?.split('?')[0] === REALTIME_PATH) return void hub.upgrade(req, socket, head)
    return dev ? void decoy.emit('upgrade', req, socket, head) : void socket.destroy()
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '0.0.0.0', resolve))
  log.info('listening', { port })
  return async () => {
    await hub.close()
    server.closeIdleConnections()
    const closed = new Promise(resolve => server.close(resolve))
    const timer = setTimeout(() => server.closeAllConnections(), 8000)
    await closed
    clearTimeout(timer)
  }
}
