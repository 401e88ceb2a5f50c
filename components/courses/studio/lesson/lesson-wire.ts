// The wire of a lesson's editor.
import type { LessonDraft } from '@/lib/courses/editing/schemas'
import type { LessonAnswer, SendLesson } from './lesson-store'

/** Browsers let a request outlive its page up to 64 KiB. */
const OUTLIVES = 60_000
const MAY_PASS = new Set([408, 425, 429])

export const sendLesson: SendLesson = async (lessonId, body) => {
  const text = JSON.stringify(body)
  try {
    const reply = await fetch(`/api/v1/lessons/${lessonId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: text,
      keepalive: text.length < OUTLIVES,
    })
    return await answerOf(reply)
  } catch {
    return { as: 'lost' }
  }
}

async function answerOf(reply: Response): Promise<LessonAnswer> {
  if (reply.ok) return { as: 'saved', ...((await reply.json()) as { lesson: LessonDraft; previewHtml: string }) }
  if (reply.status === 401) return { as: 'signed-out' }
  if (reply.status >= 500 || MAY_PASS.has(reply.status)) return { as: 'lost' }
  const problem = (await reply.json()) as { detail?: string; code?: string; lesson?: LessonDraft }
  if (problem.code === 'edit_conflict' && problem.lesson) return { as: 'stale', lesson: problem.lesson }
  const gone =
    'This lesson was removed somewhere else. Your text is kept in this browser; bring the lesson back to save it.'
  return { as: 'refused', message: reply.status === 404 ? gone : (problem.detail ?? 'That could not be saved.') }
}
