// What media look like at the doors: pictures in several widths, videos with their sources and captions.
import { z } from 'zod'

export const MediaSource = z
  .object({
    url: z.string(),
    mime: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    sizeBytes: z.int(),
  })
  .meta({ id: 'MediaSource' })
export type MediaSource = z.infer<typeof MediaSource>

/** Something that plays; `poster` is the picture shown before it does. */
export const Media = z
  .object({
    id: z.string(),
    kind: z.enum(['image', 'video', 'audio', 'file']),
    filename: z.string(),
    durationSeconds: z.number().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    sources: z.array(MediaSource),
    poster: z.string().nullable(),
  })
  .meta({ id: 'Media' })
export type Media = z.infer<typeof Media>

export const Caption = z
  .object({ id: z.string(), language: z.string(), label: z.string(), url: z.string() })
  .meta({ id: 'Caption' })
export type Caption = z.infer<typeof Caption>

/** A picture for pages: its fixed size, and its encodings from narrow to wide. */
export type Picture = {
  url: string
  width: number
  height: number
  sources: { mime: string; candidates: { url: string; width: number }[] }[]
}

export const MAX_PICTURE_BYTES = 25 * 1024 * 1024
export const PictureParams = z.object({ id: z.uuid() })
export const AddedPicture = z
  .object({ mediaId: z.string(), url: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'AddedPicture' })
export type AddedPicture = z.infer<typeof AddedPicture>

/** `GET /media/:id/:file` */
export const MediaParams = z.object({ id: z.uuid(), file: z.string().regex(/^[\w-]+\.[a-z0-9]{2,5}$/) })
export const CaptionParams = z.object({ id: z.uuid() })
