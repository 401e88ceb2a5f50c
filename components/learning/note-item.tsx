// One note: its moment, its words, and the ways to change or delete it.
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import type { Note } from '@/lib/learning/notes/schemas'
import { clockTime } from './playback/clock-time'
import { lessonVideo, seekTo } from './playback/video-element'

type NoteItemProps = {
  note: Note
  hasVideo: boolean
  /** Says whether it was saved; only then the editor closes. */
  onChange: (note: Note, body: string) => Promise<boolean>
  onRemove: (note: Note) => Promise<void>
}

export function NoteItem({ note, hasVideo, onChange, onRemove }: NoteItemProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    if (await onChange(note, typed ?? note.body)) setTyped(null)
    setBusy(false)
  }
  if (typed !== null) {
    return (
      <li className="grid gap-2">
        <Textarea
          aria-label="Your note"
          autoFocus
          rows={3}
          maxLength={10_000}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button size="sm" variant="quiet" onClick={() => setTyped(null)}>
            Cancel
          </Button>
          <Button size="sm" variant="primary" pending={busy} disabled={typed.trim() === ''} onClick={save}>
            Save
          </Button>
        </div>
      </li>
    )
  }
  return (
    <li className="rounded-sm border border-line bg-raised px-3 py-2">
      <div className="-me-1.5 flex items-center gap-1">
        {note.timestampSeconds !== null && hasVideo ? (
          <button
            type="button"
            onClick={() => goTo(note.timestampSeconds ?? 0)}
            className="-ms-1 rounded-sm px-1 py-0.5 text-accent text-sm tabular-nums underline decoration-1 underline-offset-4"
          >
            <span className="sr-only">Go to </span>
            {clockTime(note.timestampSeconds)}
          </button>
        ) : (
          <span className="text-muted text-sm">Whole lesson</span>
        )}
        <span className="flex-1" />
        <IconButton
          label="Change note"
          size="sm"
          icon={<Pencil className="!size-4" />}
          onClick={() => setTyped(note.body)}
        />
        <IconButton
          label="Delete note"
          size="sm"
          icon={<Trash2 className="!size-4" />}
          onClick={() => onRemove(note)}
        />
      </div>
      <p className="wrap-anywhere whitespace-pre-wrap text-[0.9375rem]">{note.body}</p>
    </li>
  )
}

function goTo(seconds: number): void {
  const video = lessonVideo()
  if (video) seekTo(video, seconds)
}
