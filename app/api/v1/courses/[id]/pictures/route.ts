// POST /api/v1/courses/:id/pictures
import { addPicture } from '@/lib/media/add-picture'
import { AddedPicture, MAX_PICTURE_BYTES, PictureParams } from '@/lib/media/schemas'
import { assertWritesCourse } from '@/lib/media/standing/reads'
import { endpoint, Reply } from '@/lib/web/endpoint'
import { fileBody } from '@/lib/web/file-body'

export const POST = endpoint({
  summary: 'Add a picture to a course',
  description:
    'The body is the picture itself, or a form with one file: PNG, JPEG, WebP, GIF, AVIF or SVG by content, at most 25 MiB. `url` goes into the Markdown of a lesson.',
  permission: 'course.edit',
  params: PictureParams,
  takes: ['image/*', 'multipart/form-data'],
  reply: AddedPicture,
  status: 201,
  async run(ctx, { params, request }) {
    await assertWritesCourse(ctx, params.id)
    const { bytes, filename } = await fileBody(request, MAX_PICTURE_BYTES)
    return new Reply(await addPicture(ctx, { courseId: params.id, bytes, filename }), { status: 201 })
  },
})
