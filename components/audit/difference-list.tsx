// What a deed changed, each field before and after, and what else was kept of it.
import type { ReactNode } from 'react'
import { WordsView } from '@/components/courses/studio/history/words-view'
import { changesOf } from '@/lib/audit/changes'
import type { AuditEntry, Change } from '@/lib/audit/schemas'
import { wordChanges } from '@/lib/courses/history/word-changes'
import { fieldWords, inOrder, isFields, type Pair, pairsOf, valueWords } from './value-words'

type DifferenceListProps = Pick<AuditEntry, 'changes' | 'details'>

/** Shown above already, or in the difference. */
const SHOWN = new Set(['before', 'after', 'texts', 'reason', 'userId', 'courseId'])
/** Characters from which on a value is folded, and the most that a page shows. */
const LONG = 300
const MOST = 4000
const MOST_COMPARED = 12_000

export function DifferenceList({ changes, details }: DifferenceListProps) {
  const rest = Object.entries(details).filter(([field]) => !SHOWN.has(field))
  const texts = isFields(details.texts) ? details.texts : {}
  return (
    <>
      {changes.length > 0 && <Changes label="What changed" changes={changes} texts={texts} />}
      {rest.length > 0 && <FieldList fields={rest} />}
    </>
  )
}

function FieldList({ fields }: { fields: [string, unknown][] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {fields.map(([field, value]) => (
        <div key={field} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{fieldWords(field)}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{shown(valueWords(value)) || 'nothing'}</dd>
        </div>
      ))}
    </dl>
  )
}

type ChangesProps = { label: string; changes: Change[]; texts?: Record<string, unknown> }

function Changes({ label, changes, texts = {} }: ChangesProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-sm border border-line">
      {changes.map(change => (
        <li key={change.field} className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 px-3 py-2">
          <FieldChange change={change} place={texts[change.field]} />
        </li>
      ))}
    </ul>
  )
}

function FieldChange({ change: { field, before, after }, place }: { change: Change; place: unknown }) {
  const pairs = field === 'sections' || field === 'order' ? null : pairsOf(before, after)
  if (pairs)
    return pairs.map(pair => (
      <Folded key={pair.id} title={`${pair.name} ${deedWords(pair)}`} isOpen={pairs.length < 4}>
        <ThingChange pair={pair} />
      </Folded>
    ))
  const [old, young] = [valueWords(before), valueWords(after)]
  const sides = (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2 sm:grid-cols-2">
      <Side label="Before" text={old} />
      <Side label="After" text={young} />
      <Place place={place} />
    </div>
  )
  if (Math.max(old.length, young.length) > LONG)
    return (
      <Folded title={`${fieldWords(field)}: ${count(old)} before, ${count(young)} after`} isOpen={false}>
        {typeof before === 'string' && typeof after === 'string' ? (
          <Marked field={field} before={before} after={after} sides={sides} />
        ) : (
          sides
        )}
      </Folded>
    )
  return (
    <>
      <p className="text-muted">{fieldWords(field)}</p>
      {sides}
    </>
  )
}

/** What came or went is told once, what changed with its two sides. */
function ThingChange({ pair: { name, before, after } }: { pair: Pair }) {
  if (before !== null && after !== null)
    return <Changes label={name} changes={changesOf({ before, after }).filter(({ field }) => field !== 'id')} />
  return <FieldList fields={inOrder(after ?? before)} />
}

/** Texts of some length are read best with marks at what came and what went; very long ones would take too long to compare. */
function Marked({ field, before, after, sides }: { field: string; before: string; after: string; sides: ReactNode }) {
  if (before === '' || after === '' || before.length + after.length > MOST_COMPARED) return sides
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <WordsView label={`What changed: ${fieldWords(field)}`} changes={wordChanges(before, after)} />
      <Folded title="Both as a whole" isOpen={false}>
        {sides}
      </Folded>
    </div>
  )
}

type FoldedProps = { title: string; isOpen: boolean; children: ReactNode }

function Folded({ title, isOpen, children }: FoldedProps) {
  return (
    <details open={isOpen}>
      <summary className="wrap-anywhere cursor-pointer text-muted">{title}</summary>
      <div className="mt-1">{children}</div>
    </details>
  )
}

function Side({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="text-muted text-xs">{label}</p>
      <p className="wrap-anywhere whitespace-pre-wrap">
        {text === '' ? <span className="text-muted">nothing</span> : shown(text)}
      </p>
    </div>
  )
}

/** Where in a long text this stands, and the fingerprints of all of it. */
function Place({ place }: { place: unknown }) {
  if (!isFields(place) || !isFields(place.whole)) return null
  const { at, isCut, whole } = place
  return (
    <p className="wrap-anywhere text-muted text-xs sm:col-span-2">
      {at === 0 ? 'From the beginning' : `From character ${Number(at) + 1} on`}
      {isCut === true && ', cut because it is very long'}. All of it: {wholeWords(whole.before)} before,{' '}
      {wholeWords(whole.after)} after.
    </p>
  )
}

function wholeWords(whole: unknown): string {
  return isFields(whole) ? `${Number(whole.length).toLocaleString('en-US')} characters (SHA-256 ${whole.sha256})` : ''
}

function deedWords({ before, after }: { before: unknown; after: unknown }): string {
  if (before === null) return 'came'
  return after === null ? 'went' : 'changed'
}

function count(text: string): string {
  return `${text.length.toLocaleString('en-US')} characters`
}

/** All of it is in the downloads. */
function shown(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)} … (the rest is in the downloads)`
}
