// GET /api/v1/media/:id/:file
import { assertUnlocked } from '@/lib/learning/content/reads'
import { openFile } from '@/lib/media/open-file'
import { MediaParams } from '@/lib/media/schemas'
import { bytesResponse } from '@/lib/web/bytes'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The bytes of a picture or video',
  description: 'One range at a time (206). Public ones go to anyone, those of a course to whoever may see its lesson.',
  permission: 'media.read',
  problems: ['locked'],
  params: MediaParams,
  reply: 'bytes',
  alsoStatus: [206],
  async run(ctx, { params, request }) {
    const file = await openFile(ctx, params)
    await assertUnlocked(ctx, file)
    return bytesResponse(request, file)
  },
})
