// One entry of the audit trail: who did what to whom, when and why, with the difference and the seal to open.
import { Lock, LockOpen } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { AuditEntry } from '@/lib/audit/schemas'
import { auditQuery } from './audit-address'
import { DifferenceList } from './difference-list'

type EntryItemProps = { entry: AuditEntry; now: Date; timeZone: string }

export function EntryItem({ entry, now, timeZone }: EntryItemProps) {
  const { words, reason, number } = entry
  return (
    <li className="grid gap-1 px-4 py-3 text-[0.9375rem]">
      <p className="wrap-anywhere">
        {isBySubject(entry) && entry.subject ? <Subject subject={entry.subject} /> : <Actor actor={entry.actor} />}{' '}
        {words}
        {entry.subject && !isBySubject(entry) && (
          <>
            : <Subject subject={entry.subject} />
          </>
        )}
        {entry.course && entry.subject?.kind !== 'course' && (
          <span className="text-muted">
            {' '}
            in <Place title={entry.course.title} id={entry.course.id} />
          </span>
        )}
      </p>
      {reason && <p className="wrap-anywhere text-muted">“{reason}”</p>}
      <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
        <Time at={new Date(entry.occurredAt)} now={now} timeZone={timeZone} />
        {number === null ? (
          <Badge icon={<LockOpen />}>not sealed yet</Badge>
        ) : (
          <Badge icon={<Lock />}>no. {number}</Badge>
        )}
      </p>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-muted">Details</summary>
        <Details entry={entry} />
      </details>
    </li>
  )
}

/** Whoever acts on their own account is named once; so is who just signed in, or registered, and was a guest until then. */
function isBySubject({ actor, subject, kind }: AuditEntry): boolean {
  if (subject?.kind !== 'person') return false
  return actor.kind === 'guest' ? ARRIVALS.has(kind) : actor.id === subject.id
}

const ARRIVALS = new Set(['session.opened', 'account.registered'])

function Actor({ actor }: { actor: AuditEntry['actor'] }) {
  if (actor.kind === 'guest') return <span className="font-medium">Somebody who was not signed in</span>
  if (actor.kind === 'system') return <span className="font-medium">The system ({actor.name ?? 'unnamed'})</span>
  return <PersonLink id={actor.id ?? ''} name={actor.name} />
}

function Subject({ subject }: { subject: NonNullable<AuditEntry['subject']> }) {
  if (subject.kind === 'person') return <PersonLink id={subject.id} name={subject.name} />
  if (subject.kind === 'course') return <Place title={subject.name} id={subject.id} />
  return <span className="font-medium">{subject.name ?? subject.id}</span>
}

function PersonLink({ id, name }: { id: string; name: string | null }) {
  if (name === null) return <span className="font-medium">somebody whose account is gone</span>
  return (
    <TextLink quiet href={`/admin/people/${id}`} className="font-medium">
      {name}
    </TextLink>
  )
}

function Place({ title, id }: { title: string | null; id: string }) {
  return title === null ? (
    <span className="font-medium">a course that is gone</span>
  ) : (
    <TextLink quiet href={`/teach/${id}`} className="font-medium">
      {title}
    </TextLink>
  )
}

function Details({ entry }: { entry: AuditEntry }) {
  const facts: [string, string | null][] = [
    ['Event', entry.kind],
    ['Session', entry.sessionId],
    ['Entry', entry.id],
    ['Seal', entry.hash],
  ]
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">
      <DifferenceList changes={entry.changes} details={entry.details} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-muted">
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label} className="col-span-2 grid grid-cols-subgrid">
                <dt>{label}</dt>
                <dd className="wrap-anywhere font-mono">{value}</dd>
              </div>
            ),
        )}
        <div className="col-span-2 grid grid-cols-subgrid">
          <dt>Request</dt>
          <dd className="wrap-anywhere font-mono">
            <TextLink href={`/admin/audit${auditQuery({ requestId: entry.requestId })}`}>{entry.requestId}</TextLink>
          </dd>
        </div>
      </dl>
    </div>
  )
}
