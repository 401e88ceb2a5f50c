// The chain: each entry's hash covers the entry and the hash before it, so that no entry can change or go without a trace. Pure.
import { createHash } from 'node:crypto'

/** What comes before the first entry. */
export const BEGINNING = '0'.repeat(64)

export type Sealable = {
  id: string
  name: string
  actorKind: string
  actorId: string | null
  actorName: string | null
  sessionId: string | null
  subjectId: string | null
  courseId: string | null
  requestId: string
  payload: Record<string, unknown>
  occurredAt: Date
  writtenIn: number
}
/** Where the chain ends: how many entries are sealed, and the hash of the last. */
export type Head = { number: number; hash: string }

/** SHA-256 in hex over the hash before, the number and the entry as canonical JSON. `v` is the version of this recipe. */
export function sealOf(previousHash: string, number: number, entry: Sealable): string {
  const { id, name, actorKind, actorId, actorName, sessionId, subjectId, courseId, requestId, payload, writtenIn } =
    entry
  const who = { actorKind, actorId, actorName, sessionId }
  const what = { id, name, subjectId, courseId, requestId, payload, writtenIn }
  const sealed = { v: 1, number, ...who, ...what, occurredAt: entry.occurredAt.toISOString() }
  return createHash('sha256')
    .update(`${previousHash}\n${canonical(sealed)}`)
    .digest('hex')
}

/** JSON without spaces, keys in the order of their code units, as RFC 8785 has it: the same value is the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
