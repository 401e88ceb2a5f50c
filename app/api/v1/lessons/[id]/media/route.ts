// PUT and DELETE /api/v1/lessons/:id/media
import { attachMedia } from '@/lib/courses/attach-media'
import { LessonMedia, LessonParams } from '@/lib/courses/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Give a lesson a video or file of its course',
  description: 'For those who write the course. An upload for a lesson does this by itself.',
  permission: 'course.edit',
  params: LessonParams,
  body: LessonMedia,
  reply: null,
  run: (ctx, { params, body }) => attachMedia(ctx, { lessonId: params.id, mediaId: body.mediaId }),
})

export const DELETE = endpoint({
  summary: 'Take the video or file from a lesson',
  description: 'For those who write the course. Published versions keep it.',
  permission: 'course.edit',
  params: LessonParams,
  reply: null,
  run: (ctx, { params }) => attachMedia(ctx, { lessonId: params.id, mediaId: null }),
})
