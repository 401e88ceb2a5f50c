// What was done to somebody lately, on their page.
import { TextLink } from '@/components/ui/text-link'
import type { AuditEntry } from '@/lib/audit/schemas'
import { auditQuery } from './audit-address'
import { EntryItem } from './entry-item'

type RecentEntriesProps = { entries: AuditEntry[]; personId: string; now: Date; timeZone: string }

export function RecentEntries({ entries, personId, now, timeZone }: RecentEntriesProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold">In the audit trail</h3>
      {entries.length === 0 ? (
        <p className="text-muted">Nothing was done to this account yet.</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {entries.map(entry => (
            <EntryItem key={entry.id} entry={entry} now={now} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <p className="text-sm">
        <TextLink href={`/admin/audit${auditQuery({ subject: personId })}`}>Everything about them</TextLink>
        {' · '}
        <TextLink href={`/admin/audit${auditQuery({ who: personId })}`}>Everything they did</TextLink>
      </p>
    </div>
  )
}
