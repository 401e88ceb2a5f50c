// The log adapter by Winston: JSON lines for machines in production, one short line for people elsewhere.
import { inspect } from 'node:util'
import { createLogger, format, transports } from 'winston'
import type Transport from 'winston-transport'
import type { Level, LogFields, LogWriter } from './port'

type Options = { level: Level; json: boolean; transport?: Transport }

/** A writer to standard output, or to another transport. Entries below `level` are dropped. */
export function winstonLog({ level, json, transport = new transports.Console() }: Options): LogWriter {
  const logger = createLogger({ level, format: json ? jsonLine : shortLine, transports: [transport] })
  return (level, message, fields) => void logger.log({ level, message, fields })
}

type Info = { level: string; message?: unknown; fields?: LogFields }

const jsonLine = format.printf(({ level, message, fields }: Info) =>
  JSON.stringify({ ...fields, time: new Date().toISOString(), level, message }),
)

const shortLine = format.printf(({ level, message, fields = {} }: Info) => {
  const clock = new Date().toTimeString().slice(0, 8)
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${short(value)}`)
  return [clock, level.padEnd(5), message, ...rest].join(' ')
})

/** Strings as they are; errors as their message and the place where they began; anything else on one line. */
function short(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'stack' in value && 'message' in value) {
    const place =
      String(value.stack)
        .match(/^\s+at .*$/m)?.[0]
        .trim() ?? ''
    return `${value.message} ${place}`.trim()
  }
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 3 })
}
