// GET, PUT and DELETE /api/v1/captions/:id
import { assertUnlocked } from '@/lib/learning/content/reads'
import { captionText } from '@/lib/media/caption-text'
import { deleteCaptions } from '@/lib/media/captions/delete-captions'
import { EditableCaptions, UpdateCaptions } from '@/lib/media/captions/schemas'
import { updateCaptions } from '@/lib/media/captions/update-captions'
import { CaptionParams } from '@/lib/media/schemas'
import { changeableCaptions } from '@/lib/media/standing/reads'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Captions as WebVTT',
  description: 'For whoever may see the video.',
  permission: 'media.read',
  problems: ['locked'],
  params: CaptionParams,
  reply: 'bytes',
  async run(ctx, { params }) {
    const headers = { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'private, max-age=600' }
    const captions = await captionText(ctx, params.id)
    await assertUnlocked(ctx, captions)
    return new Response(captions.vtt, { headers })
  },
})

export const PUT = endpoint({
  summary: 'Change captions',
  description:
    'Words and times, language, label, or which are shown first. With `version` a text that somebody else changed meanwhile is 409 `changed_meanwhile` with `current`.',
  permission: 'course.edit',
  problems: ['changed_meanwhile'],
  params: CaptionParams,
  body: UpdateCaptions,
  guard: (ctx, { id }) => changeableCaptions(ctx, id),
  reply: EditableCaptions,
  run: (ctx, { params, body }) => updateCaptions(ctx, { ...body, id: params.id }),
})

export const DELETE = endpoint({
  summary: 'Remove captions',
  permission: 'course.edit',
  params: CaptionParams,
  reply: null,
  run: (ctx, { params }) => deleteCaptions(ctx, params),
})
