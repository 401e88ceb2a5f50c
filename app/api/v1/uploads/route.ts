// GET, POST and OPTIONS /api/v1/uploads
import { beginUpload } from '@/lib/media/uploads/begin-upload'
import { ownUploads } from '@/lib/media/uploads/reads'
import { NewUpload, Upload, UploadList, UploadQuery } from '@/lib/media/uploads/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'
import { parse } from '@/lib/web/fields'
import { answerTus, createdAt, creationFields } from '@/lib/web/tus'

export const GET = endpoint({
  summary: 'One’s own uploads that are not done',
  description: 'Those under way and those that failed, the newest first; of one lesson where `lessonId` is given.',
  permission: 'learning.keep',
  query: UploadQuery,
  reply: UploadList,
  run: async (ctx, { query }) => ({ items: await ownUploads(ctx, query.lessonId) }),
})

export const POST = endpoint({
  summary: 'Begin a resumable upload (tus 1.0.0, creation)',
  description:
    'Headers: `Tus-Resumable: 1.0.0`, `Upload-Length` (bytes) and `Upload-Metadata` with `filename`, `purpose` (lesson, picture, cover, import), `courseId` and, for a lesson, `lessonId`. The bytes follow by PATCH to the `Location` of the reply. At most 2 GB for a video, 500 MB for sound, files and archives, 25 MB for a picture: more is 413.',
  permission: 'course.edit',
  problems: ['precondition_failed', 'malformed_request', 'invalid', 'forbidden', 'not_found', 'storage_full'],
  reply: Upload,
  status: 201,
  headers: {
    'Tus-Resumable': '1.0.0',
    'Upload-Length': '1024',
    'Upload-Metadata':
      'filename a25vdC5wbmc=,purpose cGljdHVyZQ==,courseId MDE5OWEwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx',
  },
  async run(ctx, { request }) {
    const upload = await beginUpload(ctx, parse(NewUpload, creationFields(request.headers), 'body'))
    return new Reply(upload, { status: 201, headers: createdAt(upload.id) })
  },
})

export const OPTIONS = endpoint({
  summary: 'What of tus is spoken here',
  permission: 'site.read',
  reply: null,
  run: (_, { request }) => answerTus(request),
})
