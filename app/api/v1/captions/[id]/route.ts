// GET /api/v1/captions/:id
import { assertUnlocked } from '@/lib/learning/content/reads'
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
    const captions = await captionText(ctx, params.id)
    await assertUnlocked(ctx, captions)
    return new Response(captions.vtt, { headers })
  },
})
