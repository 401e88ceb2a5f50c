// One's notes beside a lesson: write, change, delete, and jump to the moment they belong to.
'use client'

import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Note } from '@/lib/learning/notes/schemas'
import { addNote, changeNote, removeNote } from './actions'
import { NoteComposer } from './note-composer'
import { NoteItem } from './note-item'

type NotesPanelProps = { userId: string; lessonId: string; notes: Note[]; hasVideo: boolean }
type Problem = { ok: false; message: string } | { ok: true; value: unknown } | null

export function NotesPanel({ userId, lessonId, notes: kept, hasVideo }: NotesPanelProps) {
  const [notes, setNotes] = useState(kept)
  const [deleted, setDeleted] = useState<Note | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const failed = (state: Problem) => {
    setFailure(state?.ok === false ? state.message : state === null ? OFFLINE : null)
    return state?.ok !== true
  }
  const add = async (body: string, timestampSeconds: number | null) => {
    const state = await addNote(null, { lessonId, body, timestampSeconds }).catch(() => null)
    if (state?.ok) setNotes(before => [...before, state.value])
    return !failed(state)
  }
  const change = async (note: Note, body: string) => {
    const state = await changeNote(null, { noteId: note.id, body }).catch(() => null)
    if (state?.ok) setNotes(before => before.map(each => (each.id === note.id ? state.value : each)))
    return !failed(state)
  }
  const remove = async (note: Note) => {
    const state = await removeNote(null, { noteId: note.id }).catch(() => null)
    if (failed(state)) return
    setNotes(before => before.filter(each => each.id !== note.id))
    setDeleted(note)
  }
  const putBack = async (note: Note) => {
    if (await add(note.body, note.timestampSeconds)) setDeleted(null)
  }

  return (
    <div className="grid content-start gap-4">
      <NoteComposer userId={userId} lessonId={lessonId} hasVideo={hasVideo} onSave={add} />
      {failure && <Alert tone="error">{failure}</Alert>}
      {deleted && (
        <div role="status" className="flex items-center justify-between gap-2 text-muted text-sm">
          Note deleted.
          <Button size="sm" variant="quiet" onClick={() => putBack(deleted)}>
            Undo
          </Button>
        </div>
      )}
      {notes.length === 0 ? (
        <p className="text-muted text-sm">
          Nothing noted yet. What you write in your own words stays with you; only you can see it.
        </p>
      ) : (
        <ul className="grid gap-3">
          {notes.toSorted(byMoment).map(note => (
            <NoteItem key={note.id} note={note} hasVideo={hasVideo} onChange={change} onRemove={remove} />
          ))}
        </ul>
      )}
    </div>
  )
}

const OFFLINE = 'We could not reach Cairn. What you typed is still here; please try again.'

/** In the order of the video, those of the whole lesson first. */
function byMoment(a: Note, b: Note): number {
  return (a.timestampSeconds ?? -1) - (b.timestampSeconds ?? -1) || a.createdAt.localeCompare(b.createdAt)
}
