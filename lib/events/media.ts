// What can happen to uploads and media.
import { z } from 'zod'
import { Difference } from '@/lib/core/difference'
import { defineFact } from '@/lib/core/event'

/** All bytes of an upload are here; nobody has looked at them yet. */
export const uploadReceived = defineFact('upload.received', z.object({ uploadId: z.uuid(), ownerId: z.uuid() }))

/** An upload was found good and is stored: as a media, or as an archive to import under `storageKey`. */
export const uploadStored = defineFact(
  'upload.stored',
  z.object({
    uploadId: z.uuid(),
    ownerId: z.uuid(),
    purpose: z.enum(['lesson', 'picture', 'cover', 'import']),
    filename: z.string(),
    mediaId: z.uuid().nullable(),
    storageKey: z.string().nullable(),
    courseId: z.uuid().nullable(),
    lessonId: z.uuid().nullable(),
  }),
)

/** A video is stored as it came, by an upload or an import. */
export const videoStored = defineFact('video.stored', z.object({ mediaId: z.uuid(), courseId: z.uuid().nullable() }))

const CaptionsFact = z.object({
  captionId: z.uuid(),
  mediaId: z.uuid(),
  courseId: z.uuid().nullable(),
  language: z.string(),
  ...Difference.shape,
})
export const captionsAdded = defineFact('captions.added', CaptionsFact)
export const captionsUpdated = defineFact('captions.updated', CaptionsFact)
export const captionsDeleted = defineFact('captions.deleted', CaptionsFact)
