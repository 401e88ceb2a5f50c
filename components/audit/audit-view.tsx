// The audit trail: how the chain stands, what to look for, what was found, and all of it to take along.
import { Download } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import type { AuditList, ChainState } from '@/lib/audit/schemas'
import { type AuditState, auditQuery } from './audit-address'
import { EntryItem } from './entry-item'
import { FilterForm } from './filter-form'

type AuditViewProps = { list: AuditList; chain: ChainState; state: AuditState; now: Date; timeZone: string }

export function AuditView({ list, chain, state, now, timeZone }: AuditViewProps) {
  const query = auditQuery(state.filter)
  return (
    <section aria-labelledby="audit-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="audit-title" className="flex-1 font-semibold text-lg">
          Audit trail
        </h2>
        <ButtonLink href={`/api/v1/audit/entries.csv${query}`} prefetch={false} download icon={<Download />} size="sm">
          CSV
        </ButtonLink>
        <ButtonLink
          href={`/api/v1/audit/entries.jsonl${query}`}
          prefetch={false}
          download
          icon={<Download />}
          size="sm"
        >
          JSON Lines
        </ButtonLink>
      </div>
      <ChainWords chain={chain} now={now} timeZone={timeZone} />
      <FilterForm {...state} />
      {list.items.length === 0 ? (
        <EmptyState title="Nothing found" level={3}>
          {query
            ? 'No entry fits what you look for.'
            : 'What is done to accounts, courses and settings will stand here.'}
        </EmptyState>
      ) : (
        <>
          <ul aria-label="Entries" className="divide-y divide-line rounded-md border border-line bg-raised">
            {list.items.map(entry => (
              <EntryItem key={entry.id} entry={entry} now={now} timeZone={timeZone} />
            ))}
          </ul>
          {(list.nextCursor || state.cursor) && (
            <Pager
              href={list.nextCursor ? `/admin/audit${auditQuery(state.filter, list.nextCursor)}` : undefined}
              label="Older entries"
            />
          )}
        </>
      )}
    </section>
  )
}

function writtenWords(count: number): string {
  if (count === 0) return ''
  const what = count === 1 ? 'One lesson or quiz is' : `${count.toLocaleString('en-US')} lessons or quizzes are`
  return ` ${what} being written right now; what was changed will stand here once the writing pauses.`
}

function ChainWords({ chain, now, timeZone }: { chain: ChainState; now: Date; timeZone: string }) {
  if (!chain.isWhole)
    return (
      <Alert tone="error" title="The trail does not end as it was sealed">
        Entries were changed, added or cut off outside of Cairn. Run <code>npm run audit:verify</code> to see which.
      </Alert>
    )
  return (
    <p className="text-muted text-sm">
      {chain.number.toLocaleString('en-US')} entries are sealed
      {chain.sealedAt && (
        <>
          , the last <Time at={new Date(chain.sealedAt)} now={now} timeZone={timeZone} />
        </>
      )}
      ; {chain.waiting.toLocaleString('en-US')} {chain.waiting === 1 ? 'waits' : 'wait'} for the seal of the next
      minute.{writtenWords(chain.beingWritten)}
    </p>
  )
}
