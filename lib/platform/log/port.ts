// The shape of a log: what every adapter takes.

export type Level = 'error' | 'warn' | 'info' | 'debug'
/** What surrounds a message; an Error is written with its stack and cause. */
export type LogFields = Record<string, unknown>
/** Takes one entry whose fields are redacted already. */
export type LogWriter = (level: Level, message: string, fields: LogFields) => void
