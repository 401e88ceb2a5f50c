// The address of the audit trail: what is asked for, as its links and form write it.
import { AuditFilter, AuditQuery } from '@/lib/audit/schemas'

export const FIELDS = ['who', 'kind', 'subject', 'from', 'to', 'requestId'] as const
type Given = Record<string, string | string[] | undefined>
/** What was asked for, and what of it could not be understood. */
export type AuditState = { filter: AuditFilter; cursor: string | undefined; wrong: string[] }

/** A field that makes no sense is left out, and named. */
export function auditState(given: Given): AuditState {
  const filter: AuditFilter = {}
  const wrong: string[] = []
  for (const field of FIELDS) {
    const parsed = AuditFilter.shape[field].safeParse(one(given, field))
    if (!parsed.success) wrong.push(field)
    else if (parsed.data !== undefined) filter[field] = parsed.data
  }
  return { filter, wrong, cursor: AuditQuery.shape.cursor.catch(undefined).parse(one(given, 'cursor')) }
}

function one(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' ? value.replaceAll('\0', '') : undefined
}

/** As in `?who=…&kind=…`, empty where nothing is asked for. */
export function auditQuery(filter: AuditFilter, cursor?: string): string {
  const parts = new URLSearchParams()
  for (const field of FIELDS) {
    const value = filter[field]
    if (value) parts.set(field, value)
  }
  if (cursor) parts.set('cursor', cursor)
  const text = parts.toString()
  return text && `?${text}`
}
