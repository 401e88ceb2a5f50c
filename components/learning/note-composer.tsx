// Where a new note is written; in a video it belongs to the moment at which one began to write.
import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Textarea } from '@/components/ui/textarea'
import { NOTE_FIELD_ID, useNoteDraft } from './note-draft'
import { clockTime } from './playback/clock-time'
import { lessonVideo } from './playback/video-element'

type NoteComposerProps = {
  userId: string
  lessonId: string
  hasVideo: boolean
  /** Says whether it was saved; only then the draft goes. */
  onSave: (body: string, timestampSeconds: number | null) => Promise<boolean>
}

export function NoteComposer({ userId, lessonId, hasVideo, onSave }: NoteComposerProps) {
  const [draft, setDraft] = useNoteDraft(userId, lessonId)
  const [timed, setTimed] = useState(true)
  const [saving, setSaving] = useState(false)
  const isEmpty = draft.body.trim() === ''

  const write = (body: string) => {
    const began = draft.body === '' && hasVideo ? Math.floor(lessonVideo()?.currentTime ?? 0) : draft.timestampSeconds
    setDraft({ body, timestampSeconds: began })
  }
  const save = async () => {
    if (isEmpty || saving) return
    setSaving(true)
    const saved = await onSave(draft.body, timed ? draft.timestampSeconds : null)
    if (saved) setDraft({ body: '', timestampSeconds: null })
    setSaving(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
  }
  return (
    <div className="grid gap-2">
      <label htmlFor={NOTE_FIELD_ID} className="font-medium text-[0.9375rem]">
        Write a note
      </label>
      <Textarea
        id={NOTE_FIELD_ID}
        rows={3}
        maxLength={10_000}
        value={draft.body}
        onChange={event => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        {draft.timestampSeconds === null ? (
          <p className="text-muted text-sm">{isEmpty ? 'Drafts are kept as you type.' : 'Draft kept.'}</p>
        ) : (
          <Checkbox
            label={`At ${clockTime(draft.timestampSeconds)}`}
            checked={timed}
            onChange={event => setTimed(event.target.checked)}
          />
        )}
        <Button size="sm" variant="primary" pending={saving} disabled={isEmpty} onClick={save}>
          Save note
        </Button>
      </div>
    </div>
  )
}
