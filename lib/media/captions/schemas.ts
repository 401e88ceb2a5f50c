// What captions take and give at the doors of those who write them.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'
import { Media } from '../schemas'

export const CaptionsOfParams = z.object({ id: z.uuid() })

/** A BCP 47 tag such as `de` or `pt-BR`. */
const language = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/i, 'has to be a language tag, such as en, de or pt-BR')
const text = z.string().max(800_000, 'has at most 800,000 characters')
const label = line(1, 80).optional()

export const AddCaptions = z
  .strictObject({ language, label, text, isDefault: z.boolean().optional() })
  .meta({ id: 'AddCaptions' })
export type AddCaptions = z.infer<typeof AddCaptions>

/** `version` is that of the text that was edited; another one on the server is a conflict. */
export const UpdateCaptions = z
  .strictObject({
    language: language.optional(),
    label,
    text: text.optional(),
    isDefault: z.literal(true).optional(),
    version: z.string().max(64).optional(),
  })
  .meta({ id: 'UpdateCaptions' })
export type UpdateCaptions = z.infer<typeof UpdateCaptions>

/** Captions as those who write them see them: WebVTT, and which version of it. */
export const EditableCaptions = z
  .object({
    id: z.string(),
    mediaId: z.string(),
    language: z.string(),
    label: z.string(),
    isDefault: z.boolean(),
    text: z.string(),
    version: z.string(),
  })
  .meta({ id: 'EditableCaptions' })
export type EditableCaptions = z.infer<typeof EditableCaptions>

export const CaptionsOfMedia = z
  .object({ media: Media, items: z.array(EditableCaptions) })
  .meta({ id: 'CaptionsOfMedia' })
export type CaptionsOfMedia = z.infer<typeof CaptionsOfMedia>
