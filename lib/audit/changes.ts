// What a deed changed, field by field, out of the `before` and `after` that its fact carries. Pure.
import { canonical } from './chain'
import type { Change } from './schemas'

/** Only fields that differ; a deed without before and after changed nothing that can be shown so. */
export function changesOf({ before, after }: Record<string, unknown>): Change[] {
  if ((before ?? null) === null && (after ?? null) === null) return []
  if (!isFields(before ?? after) || !isFields(after ?? before))
    return [{ field: 'value', before: before ?? null, after: after ?? null }]
  const [old, young] = [isFields(before) ? before : {}, isFields(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .map(field => ({ field, before: old[field] ?? null, after: young[field] ?? null }))
    .filter(change => canonical(change.before) !== canonical(change.after))
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
