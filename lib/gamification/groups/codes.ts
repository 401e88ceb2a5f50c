// Codes of peer groups: readable aloud, hard to guess.
import { randomInt } from 'node:crypto'

/** Without 0, O, 1 and I, which look alike. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 40 bits. */
const LENGTH = 8

export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** What somebody typed as a code is stored: no spaces or dashes, in capitals. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}
