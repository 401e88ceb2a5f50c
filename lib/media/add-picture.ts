// Adds a picture to a course, to be shown in its lessons.
import type { Context } from '@/lib/core/context'
import { addMedia } from './add-media'
import type { AddedPicture } from './schemas'
import { assertWritesCourse } from './standing/reads'
import { prepareImage } from './store-image'

/** Throws as `assertWritesCourse` does, `invalid` for what is no picture, `payload_too_large` above 25 MiB. */
export async function addPicture(
  ctx: Context,
  input: { courseId: string; bytes: Uint8Array; filename: string },
): Promise<AddedPicture> {
  await assertWritesCourse(ctx, input.courseId)
  const prepared = await prepareImage({ bytes: input.bytes, filename: input.filename.slice(0, 200) })
  const mediaId = await addMedia(ctx, { ...prepared, visibility: 'course', courseId: input.courseId })
  return { mediaId, url: `/api/v1/media/${mediaId}/960.webp`, width: prepared.width ?? 0, height: prepared.height ?? 0 }
}
