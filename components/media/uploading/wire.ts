// The wire of uploads: how they stand, which are left from before, and removing one.
import type { Upload, UploadList } from '@/lib/media/uploads/schemas'

/** Undefined where nobody answered; null where the upload is not there any more. */
export async function askUpload(id: string): Promise<Upload | null | undefined> {
  try {
    const reply = await fetch(`/api/v1/uploads/${id}`)
    if (reply.ok) return (await reply.json()) as Upload
    return reply.status === 404 || reply.status === 401 ? null : undefined
  } catch {
    return undefined
  }
}

/** The last upload for a lesson that is not done, if there is one. */
export async function leftUpload(lessonId: string): Promise<Upload | undefined> {
  try {
    const reply = await fetch(`/api/v1/uploads?lessonId=${lessonId}`)
    return reply.ok ? ((await reply.json()) as UploadList).items[0] : undefined
  } catch {
    return undefined
  }
}

export async function removeUpload(id: string): Promise<void> {
  await fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' }).catch(() => {})
}
