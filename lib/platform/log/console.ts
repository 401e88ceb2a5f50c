// What Next.js and other libraries say on the console, as entries of our log: a line of JSON each, without secrets.
import { stripVTControlCharacters } from 'node:util'
import type { Level, LogFields } from './port'

type Say = Record<Level, (message: string, fields?: LogFields) => void>
type Console = Pick<typeof console, 'error' | 'warn' | 'info' | 'log' | 'debug'>

/** From now on; gives the way back. The log itself writes past the console, so nothing goes in circles. */
export function consoleToLog(log: Say, target: Console = console): () => void {
  const { error, warn, info, log: plain, debug } = target
  const to =
    (level: Level) =>
    (...said: unknown[]) => {
      const failure = said.find(each => each instanceof Error)
      const words = said.filter(each => typeof each === 'string').map(stripVTControlCharacters)
      const details = said.filter(each => typeof each !== 'string' && each !== failure)
      const message = words.join(' ').trim().replace(/^⨯\s*/, '') || failure?.name || 'said on the console'
      log[level](message, { ...(failure && { error: failure }), ...(details.length > 0 && { details }) })
    }
  Object.assign(target, { error: to('error'), warn: to('warn'), info: to('info'), log: to('info'), debug: to('debug') })
  return () => void Object.assign(target, { error, warn, info, log: plain, debug })
}
