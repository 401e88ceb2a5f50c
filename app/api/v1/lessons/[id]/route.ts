// GET and PATCH /api/v1/lessons/:id
import { imagesOf } from '@/components/learning/lesson-images'
import { renderMarkdown } from '@/components/ui/markdown/render'
import { lessonDraft } from '@/lib/courses/editing/reads'
import { saveLesson } from '@/lib/courses/editing/save-lesson'
import { SavedLesson, SaveLesson } from '@/lib/courses/editing/schemas'
import { Lesson, LessonParams } from '@/lib/courses/schemas'
import { lesson } from '@/lib/learning/content/reads'
import { picturesIn } from '@/lib/media/reads'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A lesson with its content',
  description:
    'For the enrolled while it is not locked (403 `locked` says what opens it), those who teach, and everyone where the lesson is a free preview.',
  permission: 'lesson.read',
  problems: ['locked', 'forbidden'],
  params: LessonParams,
  reply: Lesson,
  run: (ctx, { params }) => lesson(ctx, params.id),
})

export const PATCH = endpoint({
  summary: 'Save what changed in a lesson',
  description:
    'For those who write the course. What is left out stays. When `baseRevision` is not the newest, nothing is written: 409 `edit_conflict` carries the newest `lesson`.',
  permission: 'course.edit',
  problems: ['edit_conflict'],
  params: LessonParams,
  body: SaveLesson,
  reply: SavedLesson,
  guard: (ctx, { id }) => lessonDraft(ctx, id),
  run: async (ctx, { params, body }) => {
    const saved = await saveLesson(ctx, { ...body, id: params.id })
    const images = imagesOf(await picturesIn(ctx, saved.bodyMarkdown))
    return { lesson: saved, previewHtml: renderMarkdown(saved.bodyMarkdown, { images }) }
  },
})
