// The wire of the player: progress and completion as the API takes them.
import type { Completion, LessonProgress } from '@/lib/learning/schemas'
import type { Send } from './reporter'

/** Answers that the same message may not get later. */
const MAY_PASS = new Set([401, 408, 425, 429])

export const sendProgress: Send = async (lessonId, body, urgent) => {
  try {
    const reply = await fetch(`/api/v1/lessons/${lessonId}/progress`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: urgent,
    })
    if (reply.ok) return { as: 'arrived', progress: (await reply.json()) as LessonProgress }
    return { as: reply.status >= 500 || MAY_PASS.has(reply.status) ? 'lost' : 'refused' }
  } catch {
    return { as: 'lost' }
  }
}

/** The completion, or undefined where something is still missing or nobody answered. */
export async function sendComplete(lessonId: string): Promise<Completion | undefined> {
  try {
    const reply = await fetch(`/api/v1/lessons/${lessonId}/complete`, { method: 'POST' })
    return reply.ok ? ((await reply.json()) as Completion) : undefined
  } catch {
    return undefined
  }
}
