// GET /api/v1/courses/:id/export
import { exportCourse } from '@/lib/courses/export/export-course'
import { CourseParams } from '@/lib/courses/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A course as a .zip of Markdown, for those who teach it',
  description: 'Its working copy with quizzes, pictures, videos and files; imports again to an equal course.',
  permission: 'course.assist',
  params: CourseParams,
  reply: 'bytes',
  async run(ctx, { params }) {
    const { filename, stream } = await exportCourse(ctx, params.id)
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    }
    return new Response(stream, { headers })
  },
})
