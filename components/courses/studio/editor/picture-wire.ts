// Sends a picture into the course.

export type Placed = { url: string; width: number; height: number; mediaId: string }
export type PictureAnswer = { as: 'placed'; picture: Placed } | { as: 'refused'; message: string }

const LOST = 'There was no connection, so the picture could not be uploaded. Please try again.'

export async function sendPicture(courseId: string, file: File): Promise<PictureAnswer> {
  const form = new FormData()
  form.set('file', file)
  try {
    const reply = await fetch(`/api/v1/courses/${courseId}/pictures`, { method: 'POST', body: form })
    if (reply.ok) return { as: 'placed', picture: (await reply.json()) as Placed }
    const problem = (await reply.json().catch(() => ({}))) as { detail?: string }
    return { as: 'refused', message: problem.detail ?? LOST }
  } catch {
    return { as: 'refused', message: LOST }
  }
}
