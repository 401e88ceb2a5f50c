// GET and POST /api/v1/media/:id/captions
import { addCaptions } from '@/lib/media/captions/add-captions'
import { captionsToEdit } from '@/lib/media/captions/reads'
import { AddCaptions, CaptionsOfMedia, CaptionsOfParams, EditableCaptions } from '@/lib/media/captions/schemas'
import { changeableMedia } from '@/lib/media/standing/reads'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The captions of a video, to edit them',
  description: 'For those who write its course: every language as WebVTT, the default first, and the video itself.',
  permission: 'course.edit',
  params: CaptionsOfParams,
  reply: CaptionsOfMedia,
  run: (ctx, { params }) => captionsToEdit(ctx, params.id),
})

export const POST = endpoint({
  summary: 'Add captions in one language',
  description:
    'WebVTT or SubRip. Faults of the timing (backward, overlapping, without length, after the end) are 422 with the number of the cue and its line; captions in that language already are 409.',
  permission: 'course.edit',
  params: CaptionsOfParams,
  body: AddCaptions,
  guard: (ctx, { id }) => changeableMedia(ctx, id),
  reply: EditableCaptions,
  status: 201,
  run: async (ctx, { params, body }) =>
    new Reply(await addCaptions(ctx, { ...body, mediaId: params.id }), { status: 201 }),
})
