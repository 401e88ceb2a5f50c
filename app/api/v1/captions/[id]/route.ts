// GET /api/v1/captions/:id
import { captionText } from '@/lib/media/caption-text'
import { CaptionParams } from '@/lib/media/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Captions as WebVTT',
  description: 'For whoever may see the video.',
  permission: 'anyone',
  params: CaptionParams,
  reply: 'bytes',
  async run(ctx, { params }) {
    const headers = { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'private, max-age=600' }
    return new Response(await captionText(ctx, params.id), { headers })
  },
})
