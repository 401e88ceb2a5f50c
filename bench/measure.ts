// One measurement: load on a server for some seconds, and what it took.
import autocannon from 'autocannon'
import { cpuMs, cpuOfFamilyMs } from './processes'

export type Call = { method: 'GET' | 'PUT'; path: string; headers?: Record<string, string>; body?: string }
export type Measured = {
  requests: number
  seconds: number
  p50: number
  p95: number
  p99: number
  serverMs: number | undefined
  databaseMs: number | undefined
}

const CONNECTIONS = 16

/** Sends `calls` in turn, each connection from another one on. Throws when any reply is not 2xx. */
export async function measure(
  server: { url: string; pid: number },
  calls: Call[],
  { seconds, databasePid }: { seconds: number; databasePid: number },
): Promise<Measured> {
  const latencies: number[] = []
  let connection = 0
  const before = { server: cpuMs(server.pid), database: cpuOfFamilyMs(databasePid) }
  const began = performance.now()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: server.url,
        connections: CONNECTIONS,
        duration: seconds,
        setupClient(client) {
          const from = Math.floor((connection++ * calls.length) / CONNECTIONS)
          client.setRequests([...calls.slice(from), ...calls.slice(0, from)])
        },
      },
      (error, found) => (error ? reject(error) : resolve(found)),
    )
    instance.on('response', (_client, _status, _bytes, responseTime) => latencies.push(responseTime))
  })
  const took = (performance.now() - began) / 1000
  if (result.non2xx + result.errors > 0)
    throw new Error(`${calls[0]?.path}: ${result.non2xx} replies were not 2xx, ${result.errors} requests failed`)
  latencies.sort((a, b) => a - b)
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
  return {
    requests: latencies.length,
    seconds: took,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    serverMs: since(before.server, cpuMs(server.pid)),
    databaseMs: since(before.database, cpuOfFamilyMs(databasePid)),
  }
}

/** Several measurements of the same thing as one: counts add up, percentiles are averaged. */
export function together(parts: Measured[]): Measured {
  const sum = (read: (part: Measured) => number) => parts.reduce((total, part) => total + read(part), 0)
  const mean = (read: (part: Measured) => number) => sum(read) / parts.length
  const known = parts.every(part => part.serverMs !== undefined)
  return {
    requests: sum(part => part.requests),
    seconds: sum(part => part.seconds),
    p50: mean(part => part.p50),
    p95: mean(part => part.p95),
    p99: mean(part => part.p99),
    serverMs: known ? sum(part => part.serverMs ?? 0) : undefined,
    databaseMs: known ? sum(part => part.databaseMs ?? 0) : undefined,
  }
}

function since(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : after - before
}
