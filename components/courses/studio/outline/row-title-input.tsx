// The title of a row while it is typed: Enter keeps it, Escape leaves it as it was.
import { useEffect, useRef } from 'react'

type RowTitleInputProps = { title: string; onDone: (title: string) => void }

export function RowTitleInput({ title, onDone }: RowTitleInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => input.current?.select(), [])
  const done = (words: string) => {
    if (!isDone.current) onDone(words)
    isDone.current = true
  }
  return (
    <input
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: the field appears because renaming was asked for
      autoFocus
      aria-label={`Title of “${title}”`}
      defaultValue={title}
      maxLength={200}
      onClick={event => event.stopPropagation()}
      onBlur={event => done(event.currentTarget.value.trim() || title)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter') done(event.currentTarget.value)
        if (event.key === 'Escape') done(title)
      }}
      className="min-w-0 flex-1 rounded-[3px] border border-control bg-raised px-1.5 py-0.5 font-normal text-ink"
    />
  )
}
