// Makes scripts written for Upstash run on any Redis: their first line declares a flag that only Upstash knows.
import { createHash } from 'node:crypto'

const UPSTASH_LINE = /^#!lua flags=[^\n]*\n/

export type Command = [name: string, ...args: string[]]

/**
 * Rewrites commands for one connection: EVAL and SCRIPT LOAD lose the line, and an EVALSHA by the hash of a script with
 * the line becomes one by the hash without it (known once the script was seen; before that Redis answers NOSCRIPT).
 */
export function plainLua(): (command: Command) => Command {
  const plainHash = new Map<string, string>()

  const plain = (script: string): string => {
    if (!UPSTASH_LINE.test(script)) return script
    const stripped = script.replace(UPSTASH_LINE, '')
    plainHash.set(sha1(script), sha1(stripped))
    return stripped
  }

  return command => {
    const [name, first = '', ...rest] = command
    switch (name) {
      case 'EVAL':
      case 'EVAL_RO':
        return [name, plain(first), ...rest]
      case 'EVALSHA':
      case 'EVALSHA_RO':
        return [name, plainHash.get(first) ?? first, ...rest]
      case 'SCRIPT':
        return [name, first, ...rest.map(plain)]
      default:
        return command
    }
  }
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
