// What a deed changed, side by side, and what else was kept of it.
import type { AuditEntry } from '@/lib/audit/schemas'

type DifferenceTableProps = Pick<AuditEntry, 'changes' | 'details'>

/** Shown above already, or in the difference. */
const SHOWN = new Set(['before', 'after', 'reason', 'userId', 'courseId'])

export function DifferenceTable({ changes, details }: DifferenceTableProps) {
  const rest = Object.entries(details).filter(([field]) => !SHOWN.has(field))
  if (changes.length === 0 && rest.length === 0) return null
  return (
    <div className="overflow-hidden rounded-sm border border-line">
      <table className="w-full table-fixed text-start">
        <caption className="sr-only">What changed</caption>
        <thead>
          <tr className="text-muted">
            {(changes.length > 0 ? ['Field', 'Before', 'After'] : ['Field', 'Value']).map(head => (
              <th key={head} scope="col" className="px-3 py-1 text-start font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {changes.map(({ field, before, after }) => (
            <tr key={field} className="align-top">
              <Name field={field} />
              <Value value={before} />
              <Value value={after} />
            </tr>
          ))}
          {rest.map(([field, value]) => (
            <tr key={field} className="align-top">
              <Name field={field} />
              <Value value={value} span={changes.length > 0 ? 2 : 1} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Name({ field }: { field: string }) {
  return (
    <th scope="row" className="wrap-anywhere px-3 py-1 text-start font-normal text-muted">
      {fieldWords(field)}
    </th>
  )
}

function Value({ value, span = 1 }: { value: unknown; span?: number }) {
  const text = valueWords(value)
  return (
    <td colSpan={span} className="wrap-anywhere whitespace-pre-wrap px-3 py-1">
      {text === '' ? <span className="text-muted">nothing</span> : text}
    </td>
  )
}

/** As in "suspended at" for `suspendedAt`. */
function fieldWords(field: string): string {
  return field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every(each => typeof each === 'string' || typeof each === 'number'))
    return value.join(', ')
  return JSON.stringify(value, null, 1)
}
