// Two versions of a lesson side by side in one text, and the choice between them; never modal, so that nothing is in its way.
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { changedNames, FIELD_WORDS, type LessonFields } from './lesson-fields'
import type { Choice } from './lesson-store'
import { type Piece, textDifference } from './text-difference'

type DifferencePanelProps = {
  title: string
  children: ReactNode
  theirs: LessonFields
  mine: LessonFields
  labels: Record<Choice, string>
  onChoose: (choice: Choice) => void
}

export function DifferencePanel({ title, children, theirs, mine, labels, onChoose }: DifferencePanelProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const passages = useMemo(
    () => textDifference(theirs.bodyMarkdown, mine.bodyMarkdown),
    [theirs.bodyMarkdown, mine.bodyMarkdown],
  )
  // The time follows the text.
  const shown = new Set(['bodyMarkdown', passages.length > 0 && 'durationSeconds'])
  const others = changedNames(theirs, mine).filter(name => !shown.has(name))
  useEffect(() => {
    void heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section aria-labelledby={id} className="grid gap-3 rounded-md border border-blue/40 bg-raised p-4">
      <div role="status">
        <h2 id={id} ref={heading} className="scroll-mt-20 font-semibold">
          {title}
        </h2>
        <p className="text-[0.9375rem] text-muted">{children}</p>
      </div>
      {others.length > 0 && (
        <ul className="text-sm">
          {others.map(name => (
            <li key={name}>
              The {FIELD_WORDS[name]} is <del className="bg-red-soft">{words(theirs[name])}</del>{' '}
              <ins className="bg-accent-soft">{words(mine[name])}</ins>
            </li>
          ))}
        </ul>
      )}
      {passages.length > 0 && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long difference is scrolled by keyboard
          tabIndex={0}
          aria-label="Difference of the texts"
          className="max-h-80 overflow-y-auto rounded-sm border border-line bg-paper p-3 font-mono text-sm"
        >
          {passages.map(({ skipped, pieces }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other name
            <div key={at}>
              {skipped > 0 && (
                <p className="py-1 font-sans text-muted text-xs">
                  {skipped === 1 ? 'one line the same' : `${skipped} lines the same`}
                </p>
              )}
              <p className="whitespace-pre-wrap break-words">{pieces.map(pieceView)}</p>
            </div>
          ))}
        </section>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="sm" onClick={() => onChoose('mine')}>
          {labels.mine}
        </Button>
        <Button size="sm" onClick={() => onChoose('theirs')}>
          {labels.theirs}
        </Button>
        {passages.length > 0 && (
          <Button size="sm" onClick={() => onChoose('both')}>
            {labels.both}
          </Button>
        )}
      </div>
    </section>
  )
}

function pieceView({ as, text }: Piece, at: number): ReactNode {
  if (as === 'added') {
    return (
      <ins key={at} className="bg-accent-soft decoration-2">
        {text}
      </ins>
    )
  }
  if (as === 'removed') {
    return (
      <del key={at} className="bg-red-soft">
        {text}
      </del>
    )
  }
  return <span key={at}>{text}</span>
}

function words(value: LessonFields[keyof LessonFields]): string {
  if (Array.isArray(value)) return value.join(', ') || 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null || value === '' ? 'nothing' : String(value)
}
