// All that the player's page shows, read once a request: the lesson with its state, or what a visitor may know of it.
import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Images } from '@/components/ui/markdown/images'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { courseBySlugOrId } from '@/lib/courses/reads'
import type { Lesson } from '@/lib/courses/schemas'
import type { Lock } from '@/lib/learning/access/locks'
import { lesson } from '@/lib/learning/content/reads'
import { lessonNotes } from '@/lib/learning/notes/reads'
import type { Note } from '@/lib/learning/notes/schemas'
import { lessonState, lockedLesson } from '@/lib/learning/player/reads'
import type { LessonState } from '@/lib/learning/player/schemas'
import { courseStanding } from '@/lib/learning/reads'
import { picturesIn, readableCaptions } from '@/lib/media/reads'
import { pageContext } from '@/lib/web/page'
import { imagesOf } from './lesson-images'
import type { OutlineSection } from './lesson-outline'
import { type Cue, parseCues } from './playback/cues'

type CourseHead = Awaited<ReturnType<typeof courseStanding>>
export type OpenLesson = {
  opens: true
  ctx: Context
  course: CourseHead
  lesson: Lesson
  state: LessonState
  images: Images
  cues: Cue[]
  notes: Note[]
}
/** `locks` is empty for those who are not enrolled. */
export type LockedLesson = {
  opens: false
  course: CourseHead
  title: string
  sections: OutlineSection[]
  locks: Lock[]
}

/** Ends in the 404 page for what is not there, and for what the visitor may not know of. */
export const lessonView = cache(async (slug: string, lessonId: string): Promise<OpenLesson | LockedLesson> => {
  const ctx = await pageContext()
  try {
    const course = await courseStanding(ctx, slug)
    return (await open(ctx, course, lessonId)) ?? (await locked(ctx, course, lessonId))
  } catch (error) {
    if (isDomainError(error) && error.reason === 'not_found') notFound()
    throw error
  }
})

async function open(ctx: Context, course: CourseHead, lessonId: string): Promise<OpenLesson | null> {
  const found = await lesson(ctx, lessonId).catch(unlessClosed)
  if (!found) return null
  if (found.courseId !== course.courseId) notFound()
  const [state, pictures, captions, notes] = await Promise.all([
    lessonState(ctx, found.id),
    picturesIn(ctx, found.bodyMarkdown),
    found.captions[0] && readableCaptions(ctx, found.captions[0].id),
    ctx.actor.kind === 'user' ? lessonNotes(ctx, found.id, { limit: 100 }) : { items: [] },
  ])
  return {
    opens: true,
    ctx,
    course,
    lesson: found,
    state,
    images: imagesOf(pictures),
    cues: parseCues(captions ? captions.vtt : ''),
    notes: notes.items,
  }
}

async function locked(ctx: Context, course: CourseHead, lessonId: string): Promise<LockedLesson> {
  const waiting = await lockedLesson(ctx, lessonId)
  if (waiting && waiting.state.courseId !== course.courseId) notFound()
  if (waiting) {
    const { state, locks } = waiting
    return { opens: false, course, title: state.lesson.title, sections: state.sections, locks }
  }
  const { sections } = await courseBySlugOrId(ctx, course.courseId)
  const known = sections.flatMap(section => section.lessons).find(each => each.id === lessonId)
  if (!known) notFound()
  const outline = sections.map(({ id, title, lessons }) => ({
    id,
    title,
    lessons: lessons.map(each => ({
      id: each.id,
      title: each.title,
      kind: each.kind,
      durationSeconds: each.durationSeconds,
      optional: false,
      status: 'not_started' as const,
      lock: each.freePreview ? null : 'Opens when you enroll',
    })),
  }))
  return { opens: false, course, title: known.title, sections: outline, locks: [] }
}

function unlessClosed(error: unknown): null {
  if (isDomainError(error) && (error.reason === 'unauthenticated' || error.reason === 'forbidden')) return null
  throw error
}
