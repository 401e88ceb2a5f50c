'use server'
// What the player's forms do.
import { z } from 'zod'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { createNote } from '@/lib/learning/notes/create-note'
import { deleteNote } from '@/lib/learning/notes/delete-note'
import { CreateNoteInput } from '@/lib/learning/notes/schemas'
import { updateNote } from '@/lib/learning/notes/update-note'
import { lessonToContinue } from '@/lib/learning/shelf/reads'
import { switchVersion } from '@/lib/learning/versions/switch-version'
import { action, plainAction } from '@/lib/web/action'
import { goOn } from '@/lib/web/show-changed'
import { coursePath, lessonPath } from './paths'

const CompleteForm = z.object({ lessonId: z.uuid(), next: z.string().regex(/^\/learn\/[\w-]+\/[\w-]+$/) })
const NewNote = CreateNoteInput.extend({ lessonId: z.uuid() })
const ChangedNote = CreateNoteInput.pick({ body: true }).extend({ noteId: z.uuid() })

export const markComplete = action(
  CompleteForm,
  async (ctx, { lessonId, next }) => {
    await completeLesson(ctx, { lessonId })
    goOn(next)
  },
  'lesson.learn',
)
/** The lesson may not be part of the newest version: the way goes on where there is something left to do. */
export const goOnWithNewest = plainAction(
  z.object({ courseId: z.uuid() }),
  async (ctx, { courseId }) => {
    await switchVersion(ctx, { courseId })
    const { slug, lessonId } = await lessonToContinue(ctx, courseId)
    goOn(lessonId ? lessonPath(slug, lessonId) : coursePath(slug))
  },
  'lesson.learn',
)
export const addNote = action(NewNote, createNote, 'lesson.take')
export const changeNote = action(ChangedNote, updateNote, 'note.own')
export const removeNote = action(z.strictObject({ noteId: z.uuid() }), deleteNote, 'note.own')
