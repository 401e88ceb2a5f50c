// Sends a request as it is, and gives the reply as it came.
import { Agent, request } from 'node:http'
import type { Fuzzed } from './requests'

export type Told = { status: number; headers: Headers; text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Throws where no reply comes, and `Unsendable` where Node.js itself refuses to send such a request. */
export function ask(port: number, { method, path, headers, body }: Fuzzed): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = prepared()
    if (!sent) return
    sent.setTimeout(60_000, () => sent.destroy(new Error('no reply within a minute')))
    sent.once('error', reject)
    sent.once('response', async reply => {
      const chunks: Buffer[] = []
      for await (const chunk of reply) chunks.push(chunk)
      const told = new Headers()
      for (const [name, value] of Object.entries(reply.headers)) told.set(name, String(value))
      resolve({ status: reply.statusCode ?? 0, headers: told, text: Buffer.concat(chunks).toString('utf8') })
    })
    sent.end(body)

    function prepared() {
      try {
        const bytes = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
        return request({ port, host: '127.0.0.1', method, path, headers: { ...bytes, ...headers }, agent })
      } catch (error) {
        reject(new Unsendable(String(error)))
        return undefined
      }
    }
  })
}

export class Unsendable extends Error {}
