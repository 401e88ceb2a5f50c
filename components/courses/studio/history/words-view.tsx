// A text with what came and what went, told by marks and words and not by color alone.
import type { WordChange } from '@/lib/courses/history/word-changes'

export function WordsView({ label, changes }: { label: string; changes: WordChange[] }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard, too, must be able to scroll it
      tabIndex={0}
      className="wrap-anywhere relative max-h-[28rem] overflow-y-auto whitespace-pre-wrap rounded-sm border border-line bg-paper px-3 py-2 text-[0.9375rem] leading-relaxed"
    >
      {inPlaces(changes).map(({ key, kind, text }) => {
        if (kind === 'added')
          return (
            <ins key={key} className="rounded-[3px] bg-accent-soft decoration-accent decoration-2 underline-offset-2">
              <span className="sr-only"> [new: </span>
              {text}
              <span className="sr-only">] </span>
            </ins>
          )
        if (kind === 'removed')
          return (
            <del key={key} className="rounded-[3px] bg-red-soft decoration-red">
              <span className="sr-only"> [gone: </span>
              {text}
              <span className="sr-only">] </span>
            </del>
          )
        return (
          <span key={key} className={kind === 'skipped' ? 'text-muted' : undefined}>
            {text}
          </span>
        )
      })}
    </section>
  )
}

/** The same words may come twice: each is told apart by where it stands. */
function inPlaces(changes: WordChange[]) {
  let place = 0
  return changes.map(change => {
    const key = place
    place += change.text.length + 1
    return { ...change, key }
  })
}
