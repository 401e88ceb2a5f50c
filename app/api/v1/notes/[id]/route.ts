// PATCH and DELETE /api/v1/notes/:id
import { deleteNote } from '@/lib/learning/notes/delete-note'
import { ownNote } from '@/lib/learning/notes/reads'
import { Note, UpdateNoteInput } from '@/lib/learning/notes/schemas'
import { updateNote } from '@/lib/learning/notes/update-note'
import { IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PATCH = endpoint({
  summary: 'Change your own note',
  permission: 'note.own',
  params: IdParams,
  body: UpdateNoteInput,
  reply: Note,
  guard: (ctx, params) => ownNote(ctx, params.id),
  run: (ctx, { params, body }) => updateNote(ctx, { ...body, noteId: params.id }),
})

export const DELETE = endpoint({
  summary: 'Delete your own note',
  permission: 'note.own',
  params: IdParams,
  reply: null,
  run: (ctx, { params }) => deleteNote(ctx, { noteId: params.id }),
})
