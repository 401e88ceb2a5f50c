// What a log entry may carry: secrets are replaced, errors become plain data, and nothing is endless.
import type { LogFields } from './port'

const SECRET =
  /password|passwd|secret|token|authorization|cookie|api[-_]?key|credential|signature|recovery|^otp$|^body$/i
const MAX_DEPTH = 6

/** A copy of the fields that is safe to write: no secrets by name, no circles, JSON only. */
export function redact(fields: LogFields): LogFields {
  return entries(fields, 0)
}

function entries(value: object, depth: number): LogFields {
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET.test(name) ? '[redacted]' : plain(inner, depth + 1)]),
  )
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return String(value)
  if (typeof value === 'string') return withoutValues(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return '[deep]'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof Error) return errorFields(value, depth)
  if (Array.isArray(value)) return value.slice(0, 100).map(inner => plain(inner, depth + 1))
  if (value instanceof Map || value instanceof Set) return plain([...value], depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  return entries(value, depth)
}

/** What an error carries of the values that it failed with: parameters of a query, what the database says of a row, the whole connection. */
const VALUES = new Set(['params', 'parameters', 'detail', 'where', 'internalQuery', 'input', 'body', 'client'])

function errorFields(error: Error, depth: number): LogFields {
  const { name, message, stack, cause } = error
  const own = Object.fromEntries(Object.entries(error).filter(([key]) => !VALUES.has(key)))
  return {
    name,
    ...entries(own, depth),
    message: withoutValues(message),
    stack: stack === undefined ? undefined : withoutValues(stack.replace(message, withoutValues(message))),
    ...(cause ? { cause: plain(cause, depth + 1) } : {}),
  }
}

/** Drizzle puts a failed query's parameters into its message, and what was parsed in vain stands in that of JSON. */
export function withoutValues(text: string): string {
  return text
    .replace(/(Failed query:[\s\S]*?\nparams:)[\s\S]*?(?=\n\s+at |$)/, '$1 [redacted]')
    .replace(/(Unexpected [^,\n]*, ").*?("\.\.\. is not|" is not)/s, '$1[redacted]$2')
}
