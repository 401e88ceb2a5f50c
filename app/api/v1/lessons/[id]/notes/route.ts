// GET and POST /api/v1/lessons/:id/notes
import { createNote } from '@/lib/learning/notes/create-note'
import { lessonNotes } from '@/lib/learning/notes/reads'
import { CreateNoteInput, Note, NoteList } from '@/lib/learning/notes/schemas'
import { openableLesson } from '@/lib/learning/reads'
import { IdParams, Page } from '@/lib/learning/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your own notes in a lesson, oldest first',
  permission: 'lesson.take',
  problems: ['locked'],
  params: IdParams,
  query: Page,
  reply: NoteList,
  run: (ctx, { params, query }) => lessonNotes(ctx, params.id, query),
})

export const POST = endpoint({
  summary: 'Write a note for yourself',
  permission: 'lesson.take',
  problems: ['locked'],
  params: IdParams,
  body: CreateNoteInput,
  reply: Note,
  status: 201,
  idempotent: true,
  guard: (ctx, params) => openableLesson(ctx, params.id),
  async run(ctx, { params, body }) {
    const note = await createNote(ctx, { ...body, lessonId: params.id })
    return new Reply(note, { headers: { location: `/api/v1/notes/${note.id}` } })
  },
})
