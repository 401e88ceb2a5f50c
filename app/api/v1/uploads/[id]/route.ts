// GET (and HEAD), PATCH and DELETE /api/v1/uploads/:id
import { cancelUpload } from '@/lib/media/uploads/cancel-upload'
import { noteArrival } from '@/lib/media/uploads/note-arrival'
import { ownUpload, upload } from '@/lib/media/uploads/reads'
import { Upload, UploadParams } from '@/lib/media/uploads/schemas'
import { endpoint } from '@/lib/web/endpoint'
import { answerTus } from '@/lib/web/tus'

export const GET = endpoint({
  summary: 'How an upload stands',
  description:
    'Its owner’s only. `state`: receiving, received (all is here and being looked at), ready (`mediaId` is set, unless it is an archive) or failed (`problem` says why). HEAD answers as tus does: `Upload-Offset`, `Upload-Length`.',
  permission: 'upload.own',
  problems: ['precondition_failed'],
  params: UploadParams,
  reply: Upload,
  async run(ctx, { params, request }) {
    if (request.method !== 'HEAD') return upload(ctx, params.id)
    await noteArrival(ctx, params)
    return answerTus(request)
  },
})

export const PATCH = endpoint({
  summary: 'Send more bytes of an upload (tus 1.0.0)',
  description:
    'Headers: `Tus-Resumable: 1.0.0`, `Upload-Offset`, `Content-Type: application/offset+octet-stream`. 409 where the offset is not how much is here, 507 where there is no room left; what has arrived stays.',
  permission: 'upload.own',
  problems: ['precondition_failed', 'conflict', 'storage_full', 'unsupported_media_type'],
  params: UploadParams,
  takes: ['application/offset+octet-stream'],
  headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0' },
  reply: null,
  async run(ctx, { params, request }) {
    await ownUpload(ctx, params.id)
    const reply = await answerTus(request)
    await noteArrival(ctx, params)
    return reply
  },
})

export const DELETE = endpoint({
  summary: 'Cancel an upload',
  description: 'What has come of it goes; what was made of it already stays.',
  permission: 'upload.own',
  params: UploadParams,
  reply: null,
  run: (ctx, { params }) => cancelUpload(ctx, params),
})
