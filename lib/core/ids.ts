// Ids: UUIDv7, made by us so that every database version agrees and rows sort by birth.
import { v7, validate } from 'uuid'

/** A new UUIDv7 (RFC 9562). `at` dates it, so that a seed with a clock in the past sorts right. */
export function newId(at?: Date): string {
  return at ? v7({ msecs: at.getTime() }) : v7()
}

/** Whether a string could be one of our ids; anything else is looked up nowhere. */
export function isId(value: string): boolean {
  return validate(value)
}
