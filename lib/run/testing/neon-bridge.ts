// Lets Neon's driver speak to a Postgres of our own: a websocket on one side, TCP to one pinned server on the other.
import net, { type AddressInfo } from 'node:net'
import { neonConfig } from '@neondatabase/serverless'
import { createWebSocketStream, WebSocketServer } from 'ws'

export type Bridge = {
  /** Ends every connection as an outage would; new ones are welcome at once. */
  drop(): void
  close(): Promise<void>
}

/** Points Neon's driver at the server that `url` names, whatever address it is given afterwards. */
export async function bridgeNeon(url: string): Promise<Bridge> {
  const target = new URL(url)
  const open = new Set<() => void>()
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', socket => {
    const tcp = net.connect(Number(target.port || 5432), target.hostname)
    tcp.setNoDelay(true)
    const stream = createWebSocketStream(socket)
    stream.pipe(tcp)
    tcp.pipe(stream)
    const end = () => {
      open.delete(end)
      tcp.destroy()
      stream.destroy()
      socket.terminate()
    }
    open.add(end)
    for (const side of [stream, tcp]) side.on('error', end).on('close', end)
  })
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  neonConfig.wsProxy = (host, to) => `127.0.0.1:${port}/v1?address=${host}:${to}`
  neonConfig.useSecureWebSocket = false
  neonConfig.pipelineTLS = false
  neonConfig.pipelineConnect = false
  const drop = () => {
    for (const end of [...open]) end()
  }
  return {
    drop,
    close: () => {
      drop()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
