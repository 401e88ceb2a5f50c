// What this process measures of itself: its API requests, its memory and its event loop, as Prometheus reads them.
import 'server-only'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

type Measured = {
  byStatus: Map<string, number>
  buckets: number[]
  seconds: number
  requests: number
  loop: IntervalHistogram
  meters: Map<string, Meter>
}

const SHARED = Symbol.for('cairn.telemetry')
type Holder = typeof globalThis & { [SHARED]?: Measured }

/** Counts one request to the API door by the class of its status and by how long it took. */
export function countRequest(status: number, seconds: number): void {
  const measured = shared()
  const family = `${Math.floor(status / 100)}xx`
  measured.byStatus.set(family, (measured.byStatus.get(family) ?? 0) + 1)
  const bucket = BUCKETS_SECONDS.findIndex(limit => seconds <= limit)
  const at = bucket < 0 ? BUCKETS_SECONDS.length : bucket
  measured.buckets[at] = (measured.buckets[at] ?? 0) + 1
  measured.seconds += seconds
  measured.requests += 1
}

type Meter = { type: 'gauge' | 'counter'; help: string; read(): number }

/** Has a number shown among the metrics; the same name again takes the place of the first. */
export function measure(name: string, meter: Meter): void {
  shared().meters.set(name, meter)
}

/** All that is measured, and `gauges` by name, in Prometheus' text format 0.0.4. Event-loop delay is since the last call. */
export function metricsText(gauges: Record<string, { help: string; value: number }>): string {
  const { byStatus, buckets, seconds, requests, loop, meters } = shared()
  const memory = process.memoryUsage()
  const cpu = process.cpuUsage()
  const api = 'cairn_api_request_duration_seconds'
  const delay = ([50, 99, 100] as const).map(percent => [
    `{quantile="${percent / 100}"}`,
    Math.max(0, percent === 100 ? loop.max : loop.percentile(percent)) / 1e9,
  ])
  loop.reset()
  let below = 0
  const histogram = BUCKETS_SECONDS.map((limit, at) => {
    below += buckets[at] ?? 0
    return [`_bucket{le="${limit}"}`, below]
  })
  return [
    metric('process_uptime_seconds', 'gauge', 'How long this process has run.', [['', process.uptime()]]),
    metric('process_cpu_seconds_total', 'counter', 'CPU time, user and system.', [['', (cpu.user + cpu.system) / 1e6]]),
    metric('process_resident_memory_bytes', 'gauge', 'Memory of this process.', [['', memory.rss]]),
    metric('nodejs_heap_used_bytes', 'gauge', 'What JavaScript uses of its heap.', [['', memory.heapUsed]]),
    metric('nodejs_eventloop_delay_seconds', 'gauge', 'How late timers run since the last reading.', delay),
    metric('cairn_api_requests_total', 'counter', 'Requests to the API by class of status.', [
      ...[...byStatus].sort().map(([family, n]): Sample => [`{status="${family}"}`, n]),
    ]),
    metric(api, 'histogram', 'How long API requests took.', [
      ...histogram,
      ['_bucket{le="+Inf"}', requests],
      ['_sum', seconds],
      ['_count', requests],
    ]),
    ...[...meters].map(([name, { type, help, read }]) => metric(name, type, help, [['', read()]])),
    ...Object.entries(gauges).map(([name, { help, value }]) => metric(name, 'gauge', help, [['', value]])),
  ].join('')
}

type Sample = (string | number)[]

function metric(name: string, type: 'gauge' | 'counter' | 'histogram', help: string, samples: Sample[]): string {
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

/** One for all module graphs of this process. */
function shared(): Measured {
  const holder = globalThis as Holder
  if (!holder[SHARED]) {
    const loop = monitorEventLoopDelay({ resolution: 20 })
    loop.enable()
    holder[SHARED] = {
      byStatus: new Map(['2xx', '3xx', '4xx', '5xx'].map(family => [family, 0])),
      buckets: [],
      seconds: 0,
      requests: 0,
      loop,
      meters: new Map(),
    }
  }
  return holder[SHARED]
}
