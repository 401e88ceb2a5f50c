// The log port: what the process says about itself, with secrets taken out before any adapter sees them.
import 'server-only'
import { env } from '@/lib/env'
import { memoryLog } from './memory'
import type { Level, LogFields, LogWriter } from './port'
import { redact, withoutValues } from './redact'
import { currentRequestId } from './request'
import { winstonLog } from './winston'

const WRITER = Symbol.for('cairn.log')
type Holder = typeof globalThis & { [WRITER]?: LogWriter }

/** Writes one entry, which names the request that is being answered: JSON in production, a short line elsewhere, kept in memory under vitest. */
export const log = {
  error: (message: string, fields?: LogFields) => write('error', message, fields),
  warn: (message: string, fields?: LogFields) => write('warn', message, fields),
  info: (message: string, fields?: LogFields) => write('info', message, fields),
  debug: (message: string, fields?: LogFields) => write('debug', message, fields),
}

function write(level: Level, message: string, fields: LogFields = {}): void {
  const holder = globalThis as Holder
  holder[WRITER] ??= chosenWriter()
  const requestId = fields.requestId ?? currentRequestId()
  holder[WRITER](level, withoutValues(message), redact(requestId ? { ...fields, requestId } : fields))
}

function chosenWriter(): LogWriter {
  const { NODE_ENV, LOG_LEVEL, mode } = env()
  return NODE_ENV === 'test' ? memoryLog() : winstonLog({ level: LOG_LEVEL, json: mode === 'production' })
}
