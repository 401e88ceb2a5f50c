'use server'
// What the lesson's form does before any script is here; afterwards the editor saves by itself.
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { saveLesson } from '@/lib/courses/editing/save-lesson'
import { SaveLesson } from '@/lib/courses/editing/schemas'
import { action } from '@/lib/web/action'
import { studioPath } from '../studio-places'

const LessonForm = z.object({
  id: z.uuid(),
  baseRevision: z.coerce.number().int().min(1),
  title: SaveLesson.shape.title.unwrap(),
  bodyMarkdown: z
    .string()
    .transform(text => text.replaceAll('\r\n', '\n'))
    .pipe(SaveLesson.shape.bodyMarkdown.unwrap()),
})

export const saveAsForm = action(
  LessonForm,
  async (ctx, input) => {
    const { id, courseId } = await saveLesson(ctx, input)
    redirect(studioPath(courseId, `lessons/${id}`))
  },
  'course.edit',
)
