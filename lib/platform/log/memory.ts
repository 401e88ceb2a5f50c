// The log's memory twin: keeps the last entries, so that tests can read what was said.
import type { Level, LogFields, LogWriter } from './port'

export type LogEntry = { level: Level; message: string; fields: LogFields }

const KEPT = 500

/** A writer that keeps its last 500 entries in the given list. */
export function memoryLog(kept: LogEntry[] = []): LogWriter {
  return (level, message, fields) => {
    kept.push({ level, message, fields })
    if (kept.length > KEPT) kept.shift()
  }
}
