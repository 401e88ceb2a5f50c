// A lock that the kernel holds on the embedded database's folder: one winner of many, freed even by kill -9.
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import net from 'node:net'

/** How long a holder may take to say its pid: it answers between two steps of the engine, and opening one is a long step. */
const ANSWER_MS = 10_000

/** Takes the lock of a folder. Rejects with a sentence that names the holder when another process has it. */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  const hash = createHash('sha1').update(realpathSync(folder)).digest()
  const id = `cairn-${hash.toString('hex').slice(0, 16)}`
  const address = addressOf(id, hash)
  const server = net.createServer(socket => socket.on('error', () => {}).end(`${id} ${process.pid}`))
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    const holder = await holderOf(address, id)
    throw new Error(
      `The embedded database in ${folder} is already open in another process${holder ? ` (pid ${holder})` : ''}. ` +
        'Stop that one first, or give this one its own folder with DATA_DIR.',
      { cause },
    )
  }
  server.unref()
  return () => server.close()
}

/** An abstract socket on Linux, a named pipe on Windows, a loopback port elsewhere: none leaves anything behind. */
function addressOf(id: string, hash: Buffer): net.ListenOptions {
  if (process.platform === 'linux') return { path: `\0${id}` }
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${id}` }
  return { host: '127.0.0.1', port: 20000 + (hash.readUInt16BE(0) % 12000), exclusive: true }
}

function holderOf(address: net.ListenOptions, id: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = net.connect(address as net.NetConnectOpts)
    let said = ''
    socket.setTimeout(ANSWER_MS, () => socket.destroy())
    socket.on('data', data => {
      said += data
    })
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(said.startsWith(id) ? said.slice(id.length + 1) : undefined))
  })
}
