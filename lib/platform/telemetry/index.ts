// What this process measures of itself, as Prometheus reads it: requests, cache, limits, sockets, and how Node.js fares.
import 'server-only'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export type Answered = {
  kind: 'api' | 'page' | 'static' | 'socket'
  method: string
  /** The pattern, never the address: `/api/v1/courses/:id`. */
  route: string
  status: number
  seconds: number
}

/** Counts one request by route and status, and how long it took. */
export function countRequest({ kind, method, route, status, seconds }: Answered): void {
  const { requests, durations } = shared()
  requests.inc({ kind, method, route, status })
  durations.observe({ kind, method, route }, seconds)
}

/** Counts one read through the cache; `lost` could not reach its store. */
export function countCacheRead(result: 'hit' | 'miss' | 'lost'): void {
  shared().cacheReads.inc({ result })
}

/** Counts one request against a limit. */
export function countVerdict(limit: string, allowed: boolean): void {
  shared().verdicts.inc({ limit, result: allowed ? 'allowed' : 'refused' })
}

/** Counts one verdict that this process gave alone, because Redis was away. */
export function countFallback(limit: string): void {
  shared().fallbacks.inc({ limit })
}

type Meter = { type: 'gauge' | 'counter'; help: string; read(): number }

/** Has a number shown among the metrics; the same name again takes the place of the first. */
export function measure(name: string, { type, help, read }: Meter): void {
  const { registry } = shared()
  registry.removeSingleMetric(name)
  const settings = { name, help, registers: [registry] }
  if (type === 'gauge') {
    const gauge: Gauge = new Gauge({ ...settings, collect: () => gauge.set(read()) })
    return
  }
  const counter: Counter = new Counter({
    ...settings,
    collect() {
      counter.reset()
      counter.inc(read())
    },
  })
}

/** What is asked only when somebody reads the metrics: a value for each set of labels. */
export type Readings = Record<string, { help: string; values: { labels?: Record<string, string>; value: number }[] }>

/** All that is measured, and `readings` by name, in Prometheus' text format 0.0.4. */
export async function metricsText(readings: Readings): Promise<string> {
  const now = new Registry()
  for (const [name, { help, values }] of Object.entries(readings)) {
    const labelNames = Object.keys(values[0]?.labels ?? {})
    const gauge = new Gauge({ name, help, labelNames, registers: [now] })
    for (const { labels = {}, value } of values) gauge.set(labels, value)
  }
  return Registry.merge([shared().registry, now]).metrics()
}

const SHARED = Symbol.for('cairn.telemetry')
type Measures = ReturnType<typeof measures>

/** One for all module graphs of this process. */
function shared(): Measures {
  const holder = globalThis as typeof globalThis & { [SHARED]?: Measures }
  holder[SHARED] ??= measures()
  return holder[SHARED]
}

function measures() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers })
  const fallbacks = counter(
    'cairn_rate_limit_fallback_total',
    'Verdicts that this process gave alone, because Redis was away: the limits are not shared while this grows.',
    ['limit'],
  )
  for (const limit of ['api', 'page']) fallbacks.inc({ limit }, 0) // so that an alert has something to look at
  return {
    registry,
    fallbacks,
    requests: counter('cairn_requests_total', 'Requests by route and status; 499 is a client that went away.', [
      ...(['kind', 'method', 'route', 'status'] as const),
    ]),
    durations: new Histogram({
      name: 'cairn_request_duration_seconds',
      help: 'How long requests took, until their last byte; sockets until they were closed.',
      labelNames: ['kind', 'method', 'route'],
      buckets: BUCKETS_SECONDS,
      registers,
    }),
    cacheReads: counter('cairn_cache_reads_total', 'Reads through the cache: hit, miss, or lost (store away).', [
      'result',
    ]),
    verdicts: counter('cairn_rate_limit_requests_total', 'Requests counted against a limit.', ['limit', 'result']),
  }
}
